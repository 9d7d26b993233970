using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace MiniTwitter.Api;

/// <summary>One connection to the hub, and everything it was sent.</summary>
internal sealed class LiveTimeline : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly TimeProvider _time;
    private readonly ConcurrentQueue<Push> _pushes = new();

    private LiveTimeline(HubConnection connection, TimeProvider time)
    {
        _connection = connection;
        _time = time;
        connection.On<Tweet>("TweetPosted", tweet => Note(PushKind.Posted, tweet.Id));
        connection.On<Tweet>("TweetEdited", tweet => Note(PushKind.Edited, tweet.Id));
        connection.On<Gone>("TweetDeleted", gone => Note(PushKind.Deleted, gone.Id));
        connection.Closed += e =>
        {
            Ended = e?.Message ?? "closed by the server";
            return Task.CompletedTask;
        };
    }

    /// <summary>In the order of arrival.</summary>
    public IReadOnlyCollection<Push> Pushes => _pushes;

    /// <summary>Why the connection has ended; null while it lives.</summary>
    public string? Ended { get; private set; }

    public static async Task<LiveTimeline> ListenAsync(ApiClient api, Person person)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(api.Server, "hubs/timeline"), options => options.AccessTokenProvider = async () => await person.SignInAsync())
            .AddJsonProtocol(options => options.PayloadSerializerOptions = Wire.Json)
            .Build();
        var live = new LiveTimeline(connection, api.Time);
        await connection.StartAsync();
        await live.WaitUntilWatchedAsync();
        return live;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    // The connection is open before the server watches the timeline. It hears no call before it does, not even a wrong one.
    private async Task WaitUntilWatchedAsync()
    {
        try
        {
            await _connection.InvokeAsync("NoSuchMethod");
        }
        catch (HubException)
        {
            // As expected.
        }
    }

    private void Note(PushKind kind, long tweet) => _pushes.Enqueue(new Push(kind, tweet, _time.GetTimestamp()));
}

internal enum PushKind
{
    Posted,
    Edited,
    Deleted,
}

/// <param name="At">Timestamp of its arrival.</param>
internal sealed record Push(PushKind Kind, long Tweet, long At);
