using MiniTwitter.Api;
using MiniTwitter.Checking;

namespace MiniTwitter.Writing;

/// <summary>What a person thinks of doing next, from a seed and from what it knows to be done.</summary>
internal sealed class Acts(int number, IReadOnlyList<Person> people, Truth truth, int writers, Random random)
{
    private readonly Words _words = new(random, () => people[random.Next(people.Count)].Handle);
    private int _count;

    private Person Me => people[number];

    private TruePerson Mine => truth[number];

    public Act Next()
    {
        var key = $"{number}-{_count++}";
        return random.Next(100) switch
        {
            < 50 => Post(key),
            < 58 => truth.PickLasting(random) is { } tweet ? Reply(tweet, key) : Post(key),
            < 62 => truth.PickLasting(random) is { } tweet ? Quote(tweet, key) : Post(key),
            < 70 => truth.PickLasting(random) is { } tweet ? LikeOrUnlike(tweet, key) : Post(key),
            < 76 => truth.PickLasting(random) is { } tweet && tweet.Author != number ? RepostOrUnrepost(tweet, key) : Post(key),
            < 82 => PickOwn(_ => true) is { } tweet ? Edit(tweet, key) : Post(key),
            < 88 => PickOwn(own => !own.IsLasting) is { } tweet ? Delete(tweet, key) : Post(key),
            _ => FollowOrUnfollow(PickOther(), key),
        };
    }

    private Act Post(string key)
    {
        var text = _words.Compose($"{key}:");
        return new("post", key, async () =>
        {
            var tweet = await Me.PostAsync(text, key);
            return () => Mine.Post(tweet.Id, text);
        });
    }

    private Act Reply(TrueTweet answered, string key)
    {
        var text = _words.Compose($"{key} answers:");
        return new("reply", key, async () =>
        {
            var tweet = await Me.ReplyAsync(answered.Id, text, key);
            return () => Mine.Post(tweet.Id, text, answered);
        });
    }

    private Act Quote(TrueTweet quoted, string key)
    {
        var text = _words.Compose($"{key} quotes:");
        return new("quote", key, async () =>
        {
            var tweet = await Me.QuoteAsync(quoted.Id, text, key);
            return () => Mine.Post(tweet.Id, text, quoted: quoted);
        });
    }

    private Act LikeOrUnlike(TrueTweet tweet, string key) => tweet.IsLikedBy(number)
        ? new("unlike", key, async () =>
        {
            await Me.UnlikeAsync(tweet.Id, key);
            return () => tweet.Unlike(number);
        })
        : new("like", key, async () =>
        {
            await Me.LikeAsync(tweet.Id, key);
            return () => tweet.Like(number);
        });

    private Act RepostOrUnrepost(TrueTweet tweet, string key) => tweet.IsRepostedBy(number)
        ? new("unrepost", key, async () =>
        {
            await Me.UnrepostAsync(tweet.Id, key);
            return () => tweet.Unrepost(number);
        })
        : new("repost", key, async () =>
        {
            await Me.RepostAsync(tweet.Id, key);
            return () => tweet.Repost(number);
        });

    private Act Edit(TrueTweet tweet, string key)
    {
        var text = _words.Compose($"{key} edits {tweet.Number}:");
        return new("edit", key, async () =>
        {
            await Me.EditAsync(tweet.Id, text, key);
            return () => tweet.Edit(text);
        });
    }

    private Act Delete(TrueTweet tweet, string key) => new("delete", key, async () =>
    {
        await Me.DeleteAsync(tweet.Id, key);
        return tweet.Delete;
    });

    private Act FollowOrUnfollow(int other, string key) => Mine.Follows.Contains(other)
        ? new("unfollow", key, async () =>
        {
            await Me.UnfollowAsync(people[other].Handle, key);
            return () => Mine.Follows.Remove(other);
        })
        : new("follow", key, async () =>
        {
            await Me.FollowAsync(people[other].Handle, key);
            return () => Mine.Follows.Add(other);
        });

    private TrueTweet? PickOwn(Func<TrueTweet, bool> which) =>
        Mine.Tweets.Where(which).ToArray() is { Length: > 0 } own ? own[random.Next(own.Length)] : null;

    private int PickOther() => (number + 1 + random.Next(writers - 1)) % writers;
}
