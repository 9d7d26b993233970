using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace MiniTwitter.Api;

/// <summary>One connection to the hub, of a program.</summary>
internal sealed class LiveConnection : IAsyncDisposable
{
    private readonly CuttableSocket _socket = new();
    private readonly HubConnection _hub;
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="server">Where it is.</param>
    /// <param name="signIn">Answers an access token.</param>
    public LiveConnection(Uri server, Func<Task<string>> signIn)
    {
        _hub = new HubConnectionBuilder()
            .WithUrl(new Uri(server, "hubs/timeline"), HttpTransportType.WebSockets, options =>
            {
                options.SkipNegotiation = true;
                options.WebSocketFactory = async (context, cancel) => await _socket.ConnectAsync(context.Uri, await signIn(), cancel);
            })
            .AddJsonProtocol(options => options.PayloadSerializerOptions = Wire.Json)
            .Build();
        _hub.Closed += e =>
        {
            _ended.TrySetResult(e?.Message ?? "closed by the server");
            return Task.CompletedTask;
        };
    }

    /// <summary>Completed with the reason when the connection ends.</summary>
    public Task<string> Ended => _ended.Task;

    public void On<T>(string message, Action<T> hear) => _hub.On(message, hear);

    /// <summary>From when this is done, everything is heard.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        await _hub.StartAsync(cancellation);

        // The connection is open before the server watches the timeline. It hears no call before it does, not even a wrong one.
        try
        {
            await _hub.InvokeAsync("NoSuchMethod", cancellation);
        }
        catch (HubException)
        {
            // As expected.
        }
    }

    /// <summary>The network goes away.</summary>
    public void Cut() => _socket.Cut();

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _socket.Dispose();
    }
}
