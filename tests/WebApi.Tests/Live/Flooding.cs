using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MiniTwitter.Stories.Live;

/// <summary>Clients that send the hub nonsense, or too much.</summary>
public class Flooding(App app)
{
    private const char End = '\x1e';

    [Theory]
    [InlineData("""{"type":1,"target":"NoSuchMethod","arguments":[]}""")]
    [InlineData("""{"type":1,"target":"WatchTweets","arguments":[["not an id"]]}""")]
    [InlineData("""{"type":1,"target":"WatchTweets","arguments":[["1"]]}""")]
    [InlineData("""{"type":1,"target":"WatchTweets","arguments":[42]}""")]
    [InlineData("""{"type":1,"target":"WatchTweets","arguments":[]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"WatchTweets","arguments":[null]}""")]
    [InlineData("""{"type":4,"invocationId":"1","target":"WatchTweets","arguments":[["1"]]}""")]
    [InlineData("""{"type":5,"invocationId":"1"}""")]
    [InlineData("""{"type":2,"invocationId":"1","item":1}""")]
    [InlineData("""{"type":6}""")]
    public async Task Ends_the_connection(string message)
    {
        using var socket = await ConnectAsync();

        (await FloodAsync(socket, message, messages: 5_000)).ShouldBeTrue("the server ends the connection");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("""{"type":"1"}""")]
    [InlineData("""{"type":99}""")]
    [InlineData("""{"type":1,"target":"WatchTweets","arguments":{}}""")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task Of_malformed_messages_writes_no_error_to_the_log(string message)
    {
        using var log = new ErrorLog(app);
        using var socket = await ConnectAsync();

        await FloodAsync(socket, message, messages: 1_000);

        log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_wrong_calls_writes_no_error_to_the_log()
    {
        using var log = new ErrorLog(app);
        using var socket = await ConnectAsync();

        await FloodAsync(socket, """{"type":1,"target":"WatchTweets","arguments":[["not an id"]]}""", messages: 40);

        log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/hubs/timeline/")]
    [InlineData("/HUBS/TimeLine")]
    [InlineData("/hubs/timeline/negotiate/")]
    public async Task Of_other_spellings_of_the_address_is_no_fault(string path)
    {
        using var log = new ErrorLog(app);
        var person = await app.RegisterAsync();

        var status = await Doorbell.RingAsync(app.Address, token: person.Token, path: path);

        ((int)status).ShouldBeLessThan(500);
        log.Errors.ShouldBeEmpty();
    }

    private async Task<ClientWebSocket> ConnectAsync()
    {
        var person = await app.RegisterAsync();
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {person.Token}");
        using var limit = new CancellationTokenSource(Eventually.Deadline);
        await socket.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = "/hubs/timeline" }.Uri, limit.Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes("""{"protocol":"json","version":1}""" + End), WebSocketMessageType.Text, true, limit.Token);
        return socket;
    }

    // Whether the server has closed it.
    private static async Task<bool> FloodAsync(ClientWebSocket socket, string message, int messages)
    {
        using var limit = new CancellationTokenSource(Eventually.Deadline);
        var reading = DrainAsync(socket, limit.Token);
        var bytes = Encoding.UTF8.GetBytes(message + End);
        try
        {
            for (var sent = 0; sent < messages && !reading.IsCompleted; sent++)
                await socket.SendAsync(bytes, WebSocketMessageType.Text, true, limit.Token);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        }
        catch (Exception broken) when (IsBroken(broken, limit.Token))
        {
            return true;
        }

        return await reading;
    }

    // True when it breaks off, or the server says so first.
    private static async Task<bool> DrainAsync(ClientWebSocket socket, CancellationToken cancel)
    {
        var buffer = new byte[4_096];
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer, cancel);
                if (read.MessageType is WebSocketMessageType.Close)
                    return socket.State is WebSocketState.CloseReceived;
            }
        }
        catch (Exception broken) when (IsBroken(broken, cancel))
        {
            return true;
        }
    }

    // A write to a connection that breaks ends as cancelled, too.
    private static bool IsBroken(Exception fault, CancellationToken cancel) =>
        fault is WebSocketException || (fault is OperationCanceledException && !cancel.IsCancellationRequested);

    /// <summary>What is logged as an error by SignalR or by the live part while it is there.</summary>
    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        private readonly List<string> _errors = [];
        private bool _ended;

        public ErrorLog(App app) => app.Services.GetRequiredService<ILoggerFactory>().AddProvider(this);

        public IReadOnlyList<string> Errors
        {
            get
            {
                lock (_errors)
                    return [.. _errors];
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error && !_ended;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            lock (_errors)
                _errors.Add(formatter(state, exception));
        }

        public void Dispose() => _ended = true;
    }
}
