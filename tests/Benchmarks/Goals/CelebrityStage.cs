using System.Globalization;
using System.Text;
using MiniTwitter.Measuring;
using MiniTwitter.Servers;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Goals;

/// <summary>Who takes part.</summary>
/// <param name="Celebrity">Has very many followers.</param>
/// <param name="Author">Has few, all asleep.</param>
/// <param name="Others">Follow each other and neither of the two.</param>
/// <param name="Connected">Followers of the celebrity who are told of every tweet.</param>
/// <param name="Asleep">Its other followers.</param>
internal sealed record CelebrityCast(UserId Celebrity, UserId Author, UserId[] Others, UserId[] Connected, UserId[] Asleep);

/// <summary>What was measured of a few posts of the celebrity, one after the other, and of as many of the author.</summary>
/// <param name="Visible">From sending until readers see it.</param>
/// <param name="Told">From sending until all who are connected are told.</param>
/// <param name="Reads">Of others, meanwhile.</param>
/// <param name="IdleReads">Of others, before.</param>
internal sealed record CelebrityRound(Latencies Ack, Latencies FewAck, Latencies Visible, Latencies Told, Latencies Reads, Latencies IdleReads);

/// <summary>Ten thousand connected followers, and others who read at a steady rate.</summary>
internal sealed class CelebrityStage : IAsyncDisposable
{
    private const int Posts = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    private readonly InsideClient _client;
    private readonly CelebrityCast _cast;
    private readonly Audience _audience;
    private readonly SteadyReads _reads;
    private readonly CancellationToken _cancellation;

    private CelebrityStage(InsideClient client, CelebrityCast cast, CancellationToken cancellation)
    {
        (_client, _cast, _cancellation) = (client, cast, cancellation);
        _audience = new Audience(client, cast.Connected);
        _reads = new SteadyReads(number => client.ReadHomeAsync(cast.Others[number % cast.Others.Length], ApiLimits.PageDefault));
    }

    public static async Task<CelebrityStage> OpenAsync(InsideClient client, CelebrityCast cast, CancellationToken cancellation)
    {
        await client.WakeAsync(cast.Others, cancellation);
        return new CelebrityStage(client, cast, cancellation);
    }

    public async Task<CelebrityRound> PlayAsync()
    {
        await _audience.WatchAsync(_cancellation);
        var round = new CelebrityRound(New(), New(), New(), New(), New(), New());
        using (_reads.Into(round.IdleReads))
            await RestAsync(Idle);
        using (_reads.Into(round.Reads))
        {
            for (var post = 0; post < Posts; post++)
            {
                // Each comes after the same pause: one right after another takes half as long.
                await RestAsync(Rest);
                await ShowAsync(round);
                await RestAsync(Rest);
                await round.FewAck.MeasureAsync(() => _client.PostAsync(_cast.Author, "Hello, the ten of you."));
            }
        }

        return round;
    }

    public ValueTask DisposeAsync() => _reads.DisposeAsync();

    private static Latencies New() => new(TimeProvider.System);

    private Task RestAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, _cancellation);

    private async Task ShowAsync(CelebrityRound round)
    {
        var started = TimeProvider.System.GetTimestamp();
        var tweet = (await round.Ack.MeasureAsync(() => _client.PostAsync(_cast.Celebrity, "Hello, all of you."))).Id;
        var told = _audience.WaitForAsync(tweet, Patience);
        await Task.WhenAll(
            SeeAsync(tweet, () => _client.ReadTweetsAsync(_cast.Celebrity, limit: 1)),
            SeeAsync(tweet, () => _client.ReadHomeAsync(Any(_cast.Connected), limit: 1)),
            SeeAsync(tweet, () => _client.ReadHomeAsync(Any(_cast.Asleep), limit: 1)));
        round.Visible.Add(TimeProvider.System.GetElapsedTime(started));
        await told;
        round.Told.Add(TimeProvider.System.GetElapsedTime(started));
    }

    /// <summary>Reads until the newest is that tweet.</summary>
    private async Task SeeAsync(TweetId tweet, Func<Task<Page<TweetJson>>> read)
    {
        var id = Encoding.UTF8.GetBytes($"\"{tweet.Value.ToString(CultureInfo.InvariantCulture)}\"");
        while ((await read()).Items is not [var newest] || newest.Utf8.AsSpan().IndexOf(id) < 0)
            _cancellation.ThrowIfCancellationRequested();
    }

    private static UserId Any(UserId[] people) => people[Random.Shared.Next(people.Length)];
}
