using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace MiniTwitter.Api;

/// <summary>One connection to the hub, and everything it was sent.</summary>
internal sealed class LiveTimeline : IAsyncDisposable
{
    private readonly CuttableSocket _socket = new();
    private readonly HubConnection _connection;
    private readonly Person _person;
    private readonly TimeProvider _time;
    private readonly ConcurrentQueue<Push> _pushes = new();
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LiveTimeline(ApiClient api, Person person)
    {
        (_person, _time) = (person, api.Time);
        _connection = new HubConnectionBuilder()
            .WithUrl(new Uri(api.Server, "hubs/timeline"), HttpTransportType.WebSockets, options =>
            {
                options.SkipNegotiation = true;
                options.WebSocketFactory = async (context, cancel) => await _socket.ConnectAsync(context.Uri, await person.SignInAsync(), cancel);
            })
            .AddJsonProtocol(options => options.PayloadSerializerOptions = Wire.Json)
            .Build();
        _connection.On<Tweet>("TweetPosted", tweet => Note(PushKind.Posted, tweet.Id));
        _connection.On<Tweet>("TweetEdited", tweet => Note(PushKind.Edited, tweet.Id));
        _connection.On<Gone>("TweetDeleted", gone => Note(PushKind.Deleted, gone.Id));
        _connection.Closed += e =>
        {
            _ended.TrySetResult(e?.Message ?? "closed by the server");
            return Task.CompletedTask;
        };
    }

    /// <summary>In the order of arrival.</summary>
    public IReadOnlyCollection<Push> Pushes => _pushes;

    /// <summary>Completed with the reason when the connection ends.</summary>
    public Task<string> Ended => _ended.Task;

    public static async Task<LiveTimeline> ListenAsync(ApiClient api, Person person, CancellationToken cancellation = default)
    {
        var live = new LiveTimeline(api, person);
        try
        {
            await live._connection.StartAsync(cancellation);
            await live.WaitUntilWatchedAsync(cancellation);
            return live;
        }
        catch
        {
            await live.DisposeAsync();
            throw;
        }
    }

    /// <summary>The network goes away.</summary>
    public void Cut() => _socket.Cut();

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _socket.Dispose();
    }

    // The connection is open before the server watches the timeline. It hears no call before it does, not even a wrong one.
    private async Task WaitUntilWatchedAsync(CancellationToken cancellation)
    {
        try
        {
            await _connection.InvokeAsync("NoSuchMethod", cancellation);
        }
        catch (HubException)
        {
            // As expected.
        }
    }

    private void Note(PushKind kind, long tweet)
    {
        foreach (var push in _person.Plant.Pass(_person.Seat, new Push(kind, tweet, _time.GetTimestamp())))
            _pushes.Enqueue(push);
    }
}

internal enum PushKind
{
    Posted,
    Edited,
    Deleted,
}

/// <param name="At">Timestamp of its arrival.</param>
internal sealed record Push(PushKind Kind, long Tweet, long At);
