using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MiniTwitter.Traffic;

/// <summary>Answers everything with the same status, and at some point answers nobody for a while.</summary>
internal sealed class HoldableServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly int _status;
    private readonly int _holdAt;
    private readonly TimeSpan _hold;
    private int _requests;
    private volatile Task _gate = Task.CompletedTask;

    private HoldableServer(int status, int holdAt, TimeSpan hold)
    {
        (_status, _holdAt, _hold) = (status, holdAt, hold);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Uri Address => new(_app.Urls.Single());

    /// <param name="status">Of every answer.</param>
    /// <param name="holdAt">With which request it begins to hold; with none when 0.</param>
    /// <param name="hold">How long it holds that and all that come in the meantime.</param>
    public static async Task<HoldableServer> StartAsync(int status = 200, int holdAt = 0, TimeSpan hold = default)
    {
        var server = new HoldableServer(status, holdAt, hold);
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (Interlocked.Increment(ref _requests) == _holdAt)
            _gate = Task.Delay(_hold, TimeProvider.System, CancellationToken.None);
        await _gate;
        context.Response.StatusCode = _status;
        await context.Response.WriteAsync("{}");
    }
}
