using System.Collections.Immutable;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Fanout;

/// <summary>The steps that the stories share.</summary>
internal static class Stories
{
    public static readonly PageRequest FirstPage = new(ApiLimits.PageMax, Before: null, After: null);

    public static UserId Id(this IUserGrain user) => new(user.GetPrimaryKeyLong());

    public static async Task<Tweet> TweetsAsync(this IUserGrain author, string text, string? key = null)
    {
        var posted = await author.PostAsync(new NewTweet(text), key is null ? null : Key(key));
        posted.Refusal.ShouldBeNull();
        return Before(posted.Value!);
    }

    public static async Task<Tweet> RepliesAsync(this IUserGrain author, Tweet answered, string text, string? key = null)
    {
        var posted = await author.PostAsync(new NewTweet(text, answered.Id), key is null ? null : Key(key));
        posted.Refusal.ShouldBeNull();
        return Before(posted.Value!);
    }

    public static async Task<Tweet> QuotesAsync(this IUserGrain author, Tweet quoted, string text)
    {
        var posted = await author.PostAsync(new NewTweet(text, QuoteOf: quoted.Id), key: null);
        posted.Refusal.ShouldBeNull();
        return Before(posted.Value!);
    }

    public static async Task RepostsAsync(this IUserGrain user, Tweet tweet) => (await user.RepostAsync(tweet.Id, key: null)).Refusal.ShouldBeNull();

    public static async Task FollowsAsync(this IUserGrain follower, IUserGrain followee) =>
        (await follower.FollowAsync(followee.Id(), key: null)).Refusal.ShouldBeNull();

    /// <summary>An author and eight followers, each with a web node that watches.</summary>
    public static async Task<(IUserGrain Author, ImmutableArray<(IUserGrain User, Watcher Watcher)> Readers)> AuthorWithReadersAsync(this Cluster cluster)
    {
        var author = await cluster.RegisterAsync(silo: 0);
        var readers = ImmutableArray.CreateBuilder<(IUserGrain, Watcher)>();
        for (var i = 0; i < 8; i++)
        {
            var reader = await cluster.RegisterAsync(silo: i % cluster.Silos);
            await reader.FollowsAsync(author);
            var watcher = new Watcher(cluster.Grains);
            await watcher.WatchAsync(reader);
            readers.Add((reader, watcher));
        }

        return (author, readers.ToImmutable());
    }

    public static async Task<Page<Tweet>> HomeAsync(this IUserGrain user, PageRequest? page = null)
    {
        var read = await user.GetTimelineAsync(page ?? FirstPage);
        read.Refusal.ShouldBeNull();
        var shown = read.Value!;
        return new Page<Tweet>([.. shown.Items.Select(TweetReading.Read)], shown.Before, shown.After);
    }

    /// <summary>The whole home timeline, page by page.</summary>
    public static async Task<List<Tweet>> WholeHomeAsync(this IUserGrain user, int limit)
    {
        var all = new List<Tweet>();
        string? before = null;
        do
        {
            var page = await user.HomeAsync(new PageRequest(limit, before, After: null));
            page.Items.Length.ShouldBeLessThanOrEqualTo(limit);
            all.AddRange(page.Items);
            before = page.Before;
        }
        while (before is not null);
        return all;
    }

    /// <summary>Asks again until the answer is as expected; what is promised within two seconds has to be there by then.</summary>
    public static async Task WithinAsync(TimeSpan limit, Func<Task<bool>> holds)
    {
        using var deadline = new CancellationTokenSource(limit);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await holds())
        {
            if (deadline.IsCancellationRequested)
                throw new TimeoutException($"It did not hold within {limit}.");
            await again.WaitForNextTickAsync();
        }
    }

    public static IdempotencyKey Key(string text) => IdempotencyKey.TryParse(text, out var key) ? key : throw new FormatException(text);

    // Whatever is written next is newer: what different people write within one millisecond has no order.
    private static Tweet Before(Tweet tweet)
    {
        var written = TimeProvider.System.GetTimestamp();
        SpinWait.SpinUntil(() => TimeProvider.System.GetElapsedTime(written) >= TimeSpan.FromMilliseconds(1));
        return tweet;
    }
}
