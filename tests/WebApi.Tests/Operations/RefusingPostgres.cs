using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MiniTwitter.Stories.Operations;

/// <summary>What a client sees of a PostgreSQL server that refuses every sign-in, or that never answers.</summary>
internal sealed class RefusingPostgres : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    /// <param name="code">The SQLSTATE of its refusal; null to stay silent.</param>
    /// <param name="message">The text of its refusal.</param>
    public RefusingPostgres(string? code, string message)
    {
        _listener.Start();
        _serving = ServeAsync(code, message);
    }

    public string ConnectionString => $"Host=127.0.0.1;Port={((IPEndPoint)_listener.LocalEndpoint).Port};Username=ada;SSL Mode=Disable;GSS Encryption Mode=Disable";

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync(string? code, string message)
    {
        var clients = new List<TcpClient>();
        while (!_end.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_end.Token);
            clients.Add(client);
            if (code is null)
                continue;
            // Its first message asks to sign in. The answer: E, its length, and fields that end with a zero.
            await client.GetStream().ReadAtLeastAsync(new byte[8], 8, cancellationToken: _end.Token);
            var fields = Encoding.ASCII.GetBytes($"SFATAL\0VFATAL\0C{code}\0M{message}\0\0");
            await client.GetStream().WriteAsync((byte[])[(byte)'E', 0, 0, 0, (byte)(fields.Length + 4), .. fields], _end.Token);
        }

        foreach (var client in clients)
            client.Dispose();
    }
}
