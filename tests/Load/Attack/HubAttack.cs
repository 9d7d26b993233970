using System.Net.WebSockets;
using System.Text;
using MiniTwitter.Api;

namespace MiniTwitter.Attack;

/// <summary>Hub connections that send what no client sends: bad handshakes, unknown methods, wrong arguments, long frames.</summary>
internal sealed class HubAttack(Target target)
{
    private const int FramesEach = 4;
    private const int FrameStep = 11;
    private const string Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private static readonly string[] Paths =
        ["hubs/timeline", "hubs/timeline/", "hubs//timeline", "hubs/timeline?id=x", "HUBS/Timeline", "hubs/timeline/x"];

    private static readonly string[] Handshakes =
    [
        Handshake, "\u001e", "{}\u001e", "null\u001e", "{\"protocol\":\"messagepack\",\"version\":1}\u001e",
        "{\"protocol\":\"json\",\"version\":99}\u001e",
        "{\"protocol\":null,\"version\":\"x\"}\u001e", "[\u001e", new string('x', 8_000), "{\"protocol\":\"json\"", Handshake + Handshake,
        "\0\u001e",
    ];

    private static readonly string[] Frames =
    [
        Call("NoSuchMethod", "[]"), Call("WatchTweets", "[]"), Call("WatchTweets", "[null]"), Call("WatchTweets", "[[]]"),
        Call("WatchTweets", "[[null]]"), Call("WatchTweets", "[[\"x\"]]"),
        Call("WatchTweets", "[[\"-1\",\"0\",\"99999999999999999999\"]]"), Call("WatchTweets", "[1]"), Call("WatchTweets", "[{}]"),
        Call("WatchTweets", "[[1.5,true]]"),
        Call("WatchTweets", $"[[{string.Join(',', Enumerable.Range(1, 101).Select(id => $"\"{id}\""))}]]"),
        Call("WatchTweets", "[[\"1\"],2]"), Call("watchtweets", "[[\"1\"]]"),
        Call("OnConnectedAsync", "[]"), Call("Dispose", "[]"), Call("ToString", "[]"), Call("", "[]"),
        Call("WatchTweets", "[[\"\\u0661\"]]"),
        "{\"type\":4,\"invocationId\":\"1\",\"target\":\"WatchTweets\",\"arguments\":[[\"1\"]]}\u001e",
        "{\"type\":4,\"invocationId\":\"1\",\"target\":\"X\",\"arguments\":[],\"streamIds\":[\"s\"]}\u001e",
        "{\"type\":1,\"target\":\"WatchTweets\",\"arguments\":[[\"1\"]],\"streamIds\":[\"1\"]}\u001e",
        "{\"type\":2,\"invocationId\":\"x\",\"item\":1}\u001e", "{\"type\":3,\"invocationId\":\"x\"}\u001e",
        "{\"type\":5,\"invocationId\":\"x\"}\u001e", "{\"type\":6}\u001e", "{\"type\":7,\"error\":\"x\"}\u001e",
        "{\"type\":8,\"sequenceId\":1}\u001e", "{\"type\":9,\"sequenceId\":9}\u001e",
        "{\"type\":99}\u001e", "{\"type\":\"x\"}\u001e", "{}\u001e", "[]\u001e", "null\u001e", "x\u001e", "\u001e", "\u001e\u001e\u001e",
        new string('[', 3_000) + "\u001e", new string('x', 5_000), "\ud83d\u001e",
        "{\"type\":1,\"invocationId\":\"1\",\"target\":\"WatchTweets\",\"target\":\"x\",\"arguments\":[[]]}\u001e",
        "{\"type\":1,\"invocationId\":\"1\"}\u001e", "{\"type\":1,\"invocationId\":null,\"target\":null,\"arguments\":null}\u001e",
    ];

    private long _frames;

    public long Sent => _frames;

    /// <summary>Every path, handshake and frame in turn; what a connection is told must not be hidden from its owner.</summary>
    public async Task RunAsync(int hands, TimeSpan span, CancellationToken cancellation)
    {
        var started = target.Time.GetTimestamp();
        var viewers = Array.FindAll(target.People.Viewers, viewer => viewer.Person is not null);
        var next = -1;
        await Crew.RunAsync(hands, hands, async _ =>
        {
            while (target.Time.GetElapsedTime(started) < span)
            {
                var number = Interlocked.Increment(ref next);
                var path = number % 2 == 0 ? Paths[number / 2 % Paths.Length] : Paths[0];
                var handshake = number % 2 == 0 ? Handshake : Handshakes[number / 2 % Handshakes.Length];
                var viewer = viewers[number % viewers.Length];
                using var socket = await OpenAsync(viewer.Person!, path, number, cancellation);
                if (socket is null || !await SendAsync(socket, handshake, cancellation))
                    continue;
                for (var frame = 0; frame < FramesEach; frame++)
                {
                    if (await SendAsync(socket, Frames[(number + frame * FrameStep) % Frames.Length], cancellation))
                        await ReadAsync(socket, viewer, cancellation);
                }
            }
        }, cancellation);
    }

    /// <summary>Connections that send bad calls as fast as they are taken.</summary>
    public async Task FloodAsync(int connections, int framesASecond, TimeSpan span, CancellationToken cancellation)
    {
        var started = target.Time.GetTimestamp();
        var viewers = Array.FindAll(target.People.Viewers, viewer => viewer.Person is not null);
        await Crew.RunAsync(connections, connections, async number =>
        {
            while (target.Time.GetElapsedTime(started) < span)
            {
                using var socket = await OpenAsync(viewers[number % viewers.Length].Person!, Paths[0], number, cancellation);
                var reading = socket is null ? Task.CompletedTask : DrainAsync(socket, cancellation);
                var sent = socket is not null && await SendAsync(socket, Handshake, cancellation);
                while (sent && target.Time.GetElapsedTime(started) < span)
                {
                    for (var burst = 0; sent && burst < Math.Max(1, framesASecond / 50); burst++)
                        sent = await SendAsync(socket!, Frames[(number + burst) % 10], cancellation);
                    await Task.Delay(Pause, target.Time, cancellation);
                }

                socket?.Abort();
                await reading;
                await Task.Delay(Pause, target.Time, cancellation);
            }
        }, cancellation);
    }

    private async Task<ClientWebSocket?> OpenAsync(Person person, string path, int number, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        socket.Options.Proxy = null;
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Authorization", $"Bearer {await People.SignInAsync(person)}");
        socket.Options.SetRequestHeader("X-Forwarded-For", ManyAddresses.Address(number));
        try
        {
            await socket.ConnectAsync(new Uri($"ws://{target.Server.Authority}/{path}"), cancellation);
            return socket;
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            target.Answers.Look($"WebSocket /{path}", $"hub connection {number}", new RawAnswer((int)socket.HttpStatusCode, "", ""));
            socket.Dispose();
            return null;
        }
    }

    private async Task<bool> SendAsync(ClientWebSocket socket, string text, CancellationToken cancellation)
    {
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellation);
            Interlocked.Increment(ref _frames);
            return socket.State == WebSocketState.Open;
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            // The server has ended the connection, as it should sooner or later. A send that this interrupts counts as cancelled.
            return false;
        }
    }

    private async Task ReadAsync(ClientWebSocket socket, Viewer viewer, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Patience);
        try
        {
            var buffer = new byte[16 * 1024];
            var read = await socket.ReceiveAsync(buffer.AsMemory(), limited.Token);
            var text = Encoding.UTF8.GetString(buffer, 0, read.Count);
            foreach (var marker in viewer.Hidden("/api/timeline").Where(marker => text.Contains(marker, StringComparison.Ordinal)))
                target.Violations.Add("the hub shows what is hidden", $"{viewer.Role} is told of {marker}: {text}");
            if (text.Contains("   at ", StringComparison.Ordinal))
                target.Violations.Add("a stack trace in a frame of the hub", text);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            // Nothing to hear, or ended.
        }
    }

    private static async Task DrainAsync(ClientWebSocket socket, CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (socket.State is WebSocketState.Open)
                await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // Ended.
        }
    }

    private static string Call(string method, string arguments) =>
        $"{{\"type\":1,\"invocationId\":\"1\",\"target\":\"{method}\",\"arguments\":{arguments}}}\u001e";
}
