using MiniTwitter.Api;
using MiniTwitter.Traffic.Users;

namespace MiniTwitter.Traffic;

/// <summary>Live connections of some people, who hear of the posts of a run.</summary>
internal sealed class Listeners : IAsyncDisposable
{
    private const int ConnectingAtATime = 16;
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(20);

    private readonly Population _population;
    private readonly Figures _figures;
    private readonly Marks _marks;
    private readonly RunClock _clock;
    private readonly int[] _seats;
    private readonly LiveConnection[] _connections;

    // By author: listeners who must hear of a post. More may, who came to follow the author during the run; they are not counted.
    private readonly int[] _listenersOf;
    private long _expected;

    public Listeners(Population population, int count, Uri server, Figures figures, Marks marks, RunClock clock)
    {
        (_population, _figures, _marks, _clock) = (population, figures, marks, clock);
        var people = population.Accounts.Length;

        // Evenly over all people.
        _seats = [.. Enumerable.Range(0, Math.Min(count, people)).Select(seat => (int)((long)seat * people / count))];
        _listenersOf = new int[people];
        foreach (var author in _seats.SelectMany(person => population.Graph.Followees[person].Append(person)))
            _listenersOf[author]++;
        _connections = Array.ConvertAll(_seats, person => Seat(person, server));
    }

    public int Count => _seats.Length;

    private long Expected => Interlocked.Read(ref _expected);

    public Task ConnectAsync(Action connected, CancellationToken cancellation) =>
        Crew.RunAsync(ConnectingAtATime, Count, async seat =>
        {
            await _connections[seat].StartAsync(cancellation);
            connected();
        }, cancellation);

    /// <summary>A post was acknowledged.</summary>
    public void Expect(Request post)
    {
        if (_figures.Covers(post.At))
            Interlocked.Add(ref _expected, _listenersOf[post.Who]);
    }

    /// <summary>Waits for what is still on its way. What does not come within that time is an error.</summary>
    public async Task DrainAsync(TimeSpan patience)
    {
        var drained = _clock.Elapsed;
        while (_figures.Push.Count < Expected && _clock.Elapsed - drained < patience)
            await Task.Delay(PollEvery, _clock.Time, CancellationToken.None);
        for (var missing = Expected - _figures.Push.Count; missing > 0; missing--)
            _figures.AddPush(_clock.Elapsed, patience, "never came");
    }

    /// <summary>A listener was told of a tweet.</summary>
    public void Hear(int person, Tweet tweet)
    {
        var now = _clock.Elapsed;
        var author = _population.NumberOf(tweet.Author.Handle);
        var isExpected = author == person || (author is { } number && Array.BinarySearch(_population.Graph.Followees[person], number) >= 0);
        if (isExpected && _marks.Read(tweet.Text) is { } at)
            _figures.AddPush(at, now - at);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
            await connection.DisposeAsync();
    }

    private LiveConnection Seat(int person, Uri server)
    {
        var connection = new LiveConnection(server, () => Task.FromResult(_population.Accounts[person].Token!));
        connection.On<Tweet>("TweetPosted", tweet => Hear(person, tweet));
        return connection;
    }
}
