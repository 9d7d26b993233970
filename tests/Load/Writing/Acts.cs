using MiniTwitter.Api;
using MiniTwitter.Checking;

namespace MiniTwitter.Writing;

/// <summary>What a person thinks of doing next, from a seed and from what it knows to be done.</summary>
/// <param name="number">Who it is.</param>
/// <param name="people">Everybody, some of whom are named now and then.</param>
/// <param name="truth">Where what was acknowledged is noted.</param>
/// <param name="followed">How many of the people, from the first, are followed now and then.</param>
/// <param name="random">Of this person.</param>
internal sealed class Acts(int number, IReadOnlyList<Person> people, Truth truth, int followed, Random random)
{
    private const int Popular = 30;
    private const int PopularOneIn = 4;

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
            < 58 => Pick() is { } tweet ? Reply(tweet, key) : Post(key),
            < 62 => Pick() is { } tweet ? Quote(tweet, key) : Post(key),
            < 70 => Pick() is { } tweet ? LikeOrUnlike(tweet, key) : Post(key),
            < 76 => Pick() is { } tweet && tweet.Author != number ? RepostOrUnrepost(tweet, key) : Post(key),
            < 82 => PickOwn(_ => true) is { } tweet ? Edit(tweet, key) : Post(key),
            < 88 => PickOwn(own => !own.IsLasting) is { } tweet ? Delete(tweet, key) : Post(key),
            < 91 => ReadNotifications(key),
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

    // What was among the newest when it first asked is marked, however often it has to ask.
    private Act ReadNotifications(string key)
    {
        long? upTo = null;
        return new("read notifications", key, async () =>
        {
            upTo ??= (await Me.CatchUpWithNotificationsAsync()).Newest is { Length: > 0 } newest ? newest[random.Next(newest.Length)].Id : null;
            var marked = upTo is { } read ? (await Me.ReadNotificationsAsync(read, key)).UpTo : null;
            var seen = (await Me.ReadUnreadAsync()).UpTo;
            return () =>
            {
                if (upTo is { } asked)
                {
                    Mine.AskMark(asked);
                    Mine.SeeMark(marked);
                }

                Mine.SeeMark(seen);
            };
        });
    }

    // Some of the oldest are popular.
    private TrueTweet? Pick() => truth.PickLasting(count => random.Next(random.Next(PopularOneIn) == 0 ? Math.Min(count, Popular) : count));

    private TrueTweet? PickOwn(Func<TrueTweet, bool> which) =>
        Mine.Tweets.Where(which).ToArray() is { Length: > 0 } own ? own[random.Next(own.Length)] : null;

    private int PickOther() => (number + 1 + random.Next(followed - 1)) % followed;
}
