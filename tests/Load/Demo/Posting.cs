using System.Collections.Concurrent;
using MiniTwitter.Checking;

namespace MiniTwitter.Demo;

/// <summary>
/// Everybody posts, edits and deletes, decided by a seed. Several hands work at a time, but one for each author, so that
/// the order of an author's acts is known.
/// </summary>
internal sealed class Posting(Cast cast, DemoSettings settings, TimeProvider time)
{
    private const double EditShare = 0.05;
    private const double DeleteShare = 0.05;

    private readonly ConcurrentDictionary<long, long> _started = new();
    private int _edits;
    private int _deletes;

    /// <summary>From sending a post to its acknowledgement.</summary>
    public Latencies Acknowledged { get; } = new(time);

    public int Edits => _edits;

    public int Deletes => _deletes;

    /// <summary>When the request that made this tweet was sent.</summary>
    public long StartOf(long tweet) => _started[tweet];

    public Task RunAsync(Action posted, CancellationToken cancellation)
    {
        var random = new Random(settings.Seed);
        var authors = Enumerable.Range(0, settings.Tweets).Select(_ => random.Next(cast.People.Count)).ToArray();
        return Crew.RunAsync(settings.Writers, settings.Writers, async hand =>
        {
            var mine = new Random(settings.Seed + hand + 1);
            var words = new Words(mine, () => cast.People[mine.Next(cast.People.Count)].Handle);
            for (var number = 0; number < authors.Length; number++)
            {
                if (authors[number] % settings.Writers != hand)
                    continue;
                cancellation.ThrowIfCancellationRequested();
                await PostAsync(authors[number], words.Compose($"{number}:"), $"post-{number}");
                if (mine.NextDouble() < EditShare)
                    await EditAsync(authors[number], mine);
                if (mine.NextDouble() < DeleteShare)
                    await DeleteAsync(authors[number], mine);
                posted();
            }
        }, cancellation);
    }

    private async Task PostAsync(int author, string text, string key)
    {
        var started = time.GetTimestamp();
        var tweet = await Acknowledged.MeasureAsync(() => cast.People[author].PostAsync(text, key));
        _started[tweet.Id] = started;
        cast.Truth[author].Post(tweet.Id, text);
    }

    private async Task EditAsync(int author, Random random)
    {
        if (Pick(cast.Truth[author].Tweets.Where(tweet => !tweet.IsEdited), random) is not { } tweet)
            return;
        var text = $"{tweet.Text} (edited)";
        await cast.People[author].EditAsync(tweet.Id, text, $"edit-{tweet.Id}");
        tweet.Edit(text);
        Interlocked.Increment(ref _edits);
    }

    private async Task DeleteAsync(int author, Random random)
    {
        if (Pick(cast.Truth[author].Tweets, random) is not { } tweet)
            return;
        await cast.People[author].DeleteAsync(tweet.Id, $"delete-{tweet.Id}");
        tweet.Delete();
        Interlocked.Increment(ref _deletes);
    }

    private static TrueTweet? Pick(IEnumerable<TrueTweet> tweets, Random random) =>
        tweets.ToArray() is { Length: > 0 } some ? some[random.Next(some.Length)] : null;
}
