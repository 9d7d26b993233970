using System.Net.Sockets;
using System.Text;

namespace MiniTwitter.Stories.Connections;

public class TooManyConnections(TooManyConnections.SmallApp app) : IClassFixture<TooManyConnections.SmallApp>
{
    private const int Max = 40;
    private const int Opened = 400;

    [Fact]
    public async Task Are_closed_while_health_checks_are_answered()
    {
        using var flood = new Sockets(app.Address);
        await flood.OpenAsync(Opened);

        // The first of them may meet a flood that is still being closed.
        await ShouldAnswerAsync("/health/ready", "200");
        await ShouldAnswerAsync("/api/explore", "503");
        await Eventually.ShouldBeTrueAsync(() => Task.FromResult(flood.CountOpen() <= Max), "those above the limit are closed");

        flood.Dispose();
        await ShouldAnswerAsync("/api/explore", "200");
    }

    private Task ShouldAnswerAsync(string path, string status) => Eventually.ShouldBeTrueAsync(
        async () => (await RequestAsync(path)).StartsWith($"HTTP/1.1 {status} ", StringComparison.Ordinal), $"{path} answers {status}");

    // Over a connection of its own, which the server may close.
    private async Task<string> RequestAsync(string path)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(app.Address.Host, app.Address.Port, TestContext.Current.CancellationToken);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
            return await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            return "closed";
        }
    }

    private sealed class Sockets(Uri server) : IDisposable
    {
        private readonly List<Socket> _sockets = [];

        public async Task OpenAsync(int count)
        {
            for (var number = 0; number < count; number++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                _sockets.Add(socket);
                try
                {
                    await socket.ConnectAsync(server.Host, server.Port);
                }
                catch (SocketException)
                {
                    // Closed before it was open.
                }
            }
        }

        // Readable means closed: the server has nothing to say before a request.
        public int CountOpen() => _sockets.Count(socket => socket.Connected && !socket.Poll(0, SelectMode.SelectRead));

        public void Dispose()
        {
            foreach (var socket in _sockets)
                socket.Dispose();
            _sockets.Clear();
        }
    }

    public sealed class SmallApp : App
    {
        protected override IEnumerable<(string Key, string Value)> Settings => [.. base.Settings, ("MiniTwitter:Connections:Max", $"{Max}")];
    }
}
