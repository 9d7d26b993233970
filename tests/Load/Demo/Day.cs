using System.Collections.Concurrent;
using MiniTwitter.Checking;

namespace MiniTwitter.Demo;

/// <summary>
/// Everybody posts, answers, quotes, reposts, likes, edits, deletes and reads its notifications, decided by a seed: what is popular is liked by Zipf's law. Several hands
/// work at a time, but one for each author, so that the order of an author's acts is known.
/// </summary>
internal sealed class Day(Cast cast, DemoSettings settings, TimeProvider time)
{
    private const double ReplyShare = 0.25;
    private const double QuoteShare = 0.05;
    private const double EditShare = 0.05;
    private const double DeleteShare = 0.05;
    private const double RepostShare = 0.2;
    private const double UndoShare = 0.05;
    private const double ReadShare = 0.05;

    // For each tweet that somebody writes.
    private const int LikesOfEach = 2;
    private const double Popularity = 0.8;

    private readonly WeightedChoice _popular = WeightedChoice.Zipf(settings.Tweets, Popularity);
    private readonly ConcurrentDictionary<long, long> _started = new();
    private readonly ConcurrentDictionary<string, int> _done = new();

    /// <summary>From sending a post to its acknowledgement.</summary>
    public Latencies Acknowledged { get; } = new(time);

    /// <summary>What was done how often.</summary>
    public string Done => string.Join(", ", _done.OrderByDescending(act => act.Value).Select(act => FormattableString.Invariant($"{act.Value:N0} {act.Key}")));

    /// <summary>When the request that made this tweet was sent.</summary>
    public long StartOf(long tweet) => _started[tweet];

    public Task RunAsync(Action written, CancellationToken cancellation)
    {
        var random = new Random(settings.Seed);
        var authors = Enumerable.Range(0, settings.Tweets).Select(_ => random.Next(cast.People.Count)).ToArray();
        return Crew.RunAsync(settings.Writers, settings.Writers, async hand =>
        {
            var mine = new Random(settings.Seed + hand + 1);
            for (var number = 0; number < authors.Length; number++)
            {
                if (authors[number] % settings.Writers != hand)
                    continue;
                cancellation.ThrowIfCancellationRequested();
                await WriteAsync(authors[number], number, mine);
                await ReactAsync(authors[number], number, mine);
                await ReconsiderAsync(authors[number], mine);
                await ReadNotificationsAsync(authors[number], number, mine);
                written();
            }
        }, cancellation);
    }

    // A new tweet, which may answer or quote a popular one and mentions somebody whom its author follows.
    private async Task WriteAsync(int author, int number, Random random)
    {
        var (me, key) = (cast.People[author], $"post-{number}");
        var friends = cast.Truth[author].Follows.ToArray();
        var words = new Words(random, () => cast.People[friends.Length == 0 ? author : friends[random.Next(friends.Length)]].Handle);
        var text = words.Compose($"{number}:");
        var share = random.NextDouble();
        var other = share < ReplyShare + QuoteShare ? PickPopular(random) : null;
        var (answered, quoted) = share < ReplyShare ? (other, (TrueTweet?)null) : (null, other);

        var started = time.GetTimestamp();
        var tweet = await Acknowledged.MeasureAsync(() =>
            answered is not null ? me.ReplyAsync(answered.Id, text, key) : quoted is not null ? me.QuoteAsync(quoted.Id, text, key) : me.PostAsync(text, key));
        _started[tweet.Id] = started;
        cast.Truth[author].Post(tweet.Id, text, answered, quoted);
        Note(answered is not null ? "replies" : quoted is not null ? "quotes" : "tweets");
    }

    private async Task ReactAsync(int person, int number, Random random)
    {
        var me = cast.People[person];
        for (var like = 0; like < LikesOfEach; like++)
        {
            if (PickPopular(random) is not { } tweet || tweet.IsLikedBy(person))
                continue;
            await me.LikeAsync(tweet.Id, $"like-{number}-{like}");
            tweet.Like(person);
            Note("likes");
            if (random.NextDouble() >= UndoShare)
                continue;
            await me.UnlikeAsync(tweet.Id, $"unlike-{number}-{like}");
            tweet.Unlike(person);
            Note("likes taken back");
        }

        if (random.NextDouble() >= RepostShare || PickPopular(random) is not { } popular || popular.Author == person || popular.IsRepostedBy(person))
            return;
        await me.RepostAsync(popular.Id, $"repost-{number}");
        popular.Repost(person);
        Note("reposts");
        if (random.NextDouble() >= UndoShare)
            return;
        await me.UnrepostAsync(popular.Id, $"unrepost-{number}");
        popular.Unrepost(person);
        Note("reposts taken back");
    }

    private async Task ReconsiderAsync(int author, Random random)
    {
        if (random.NextDouble() < EditShare && Pick(cast.Truth[author].Tweets.Where(tweet => !tweet.IsEdited), random) is { } changed)
        {
            var text = $"{changed.Text} (edited)";
            await cast.People[author].EditAsync(changed.Id, text, $"edit-{changed.Id}");
            changed.Edit(text);
            Note("edits");
        }

        if (random.NextDouble() < DeleteShare && Pick(cast.Truth[author].Tweets.Where(tweet => !tweet.IsLasting), random) is { } regretted)
        {
            await cast.People[author].DeleteAsync(regretted.Id, $"delete-{regretted.Id}");
            regretted.Delete();
            Note("deletions");
        }
    }

    private async Task ReadNotificationsAsync(int person, int number, Random random)
    {
        if (random.NextDouble() >= ReadShare || (await cast.People[person].CatchUpWithNotificationsAsync()).Newest is not { Length: > 0 } newest)
            return;
        var upTo = newest[random.Next(newest.Length)].Id;
        cast.Truth[person].AskMark(upTo);
        cast.Truth[person].SeeMark((await cast.People[person].ReadNotificationsAsync(upTo, $"read-{number}")).UpTo);
        cast.Truth[person].SeeMark((await cast.People[person].ReadUnreadAsync()).UpTo);
        Note("times that notifications were read");
    }

    // The earlier it was posted, the more people have found it.
    private TrueTweet? PickPopular(Random random) => cast.Truth.PickLasting(count => _popular.Draw(random) % count);

    private static TrueTweet? Pick(IEnumerable<TrueTweet> tweets, Random random) =>
        tweets.ToArray() is { Length: > 0 } some ? some[random.Next(some.Length)] : null;

    private void Note(string act) => _done.AddOrUpdate(act, 1, (_, count) => count + 1);
}
