using System.Collections.Concurrent;

namespace MiniTwitter.Api;

/// <summary>One connection to the hub, and everything it was sent.</summary>
internal sealed class LiveTimeline : IAsyncDisposable
{
    private readonly LiveConnection _connection;
    private readonly Person _person;
    private readonly TimeProvider _time;
    private readonly ConcurrentQueue<Push> _pushes = new();

    private LiveTimeline(ApiClient api, Person person)
    {
        (_person, _time) = (person, api.Time);
        _connection = new LiveConnection(api.Server, person.SignInAsync);
        _connection.On<Tweet>("TweetPosted", tweet => Note(tweet.RepostedBy is null ? PushKind.Posted : PushKind.Reposted, tweet.EntryId));
        _connection.On<Tweet>("TweetEdited", tweet => Note(PushKind.Edited, tweet.Id));
        _connection.On<Gone>("TweetDeleted", gone => Note(PushKind.Deleted, gone.Id));
        _connection.On<Notification>("Notified", Note);
        _connection.On<Unread>("UnreadChanged", Notifications.Hear);
    }

    /// <summary>In the order of arrival.</summary>
    public IReadOnlyCollection<Push> Pushes => _pushes;

    /// <summary>What it was told of notifications.</summary>
    public LiveNotifications Notifications { get; } = new();

    /// <summary>Completed with the reason when the connection ends.</summary>
    public Task<string> Ended => _connection.Ended;

    public static async Task<LiveTimeline> ListenAsync(ApiClient api, Person person, CancellationToken cancellation = default)
    {
        var live = new LiveTimeline(api, person);
        try
        {
            await live._connection.StartAsync(cancellation);
            return live;
        }
        catch
        {
            await live.DisposeAsync();
            throw;
        }
    }

    /// <summary>The network goes away.</summary>
    public void Cut() => _connection.Cut();

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private void Note(PushKind kind, long tweet)
    {
        foreach (var push in _person.Plant.Pass(_person.Seat, new Push(kind, tweet, _time.GetTimestamp()), tweet))
            _pushes.Enqueue(push);
    }

    private void Note(Notification notification)
    {
        foreach (var told in _person.Plant.Pass(_person.Seat, notification, notification.Id))
            Notifications.Hear(told);
    }
}

internal enum PushKind
{
    Posted,
    Edited,
    Deleted,
    Reposted,
}

/// <param name="Tweet">The tweet, or the repost.</param>
/// <param name="At">Timestamp of its arrival.</param>
internal sealed record Push(PushKind Kind, long Tweet, long At);
