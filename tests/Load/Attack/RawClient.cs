using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MiniTwitter.Attack;

/// <summary>
/// One HTTP/1.1 connection that sends bytes as they are. An ordinary client refuses to send malformed requests.
/// Not for use by two callers at a time.
/// </summary>
/// <param name="server">Its address.</param>
/// <param name="source">The loopback address to come from.</param>
/// <param name="patience">How long an answer may take.</param>
internal sealed class RawClient(Uri server, IPAddress source, TimeSpan patience) : IDisposable
{
    private const int BufferBytes = 16 * 1024;
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();

    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly MemoryStream _received = new();
    private Socket? _socket;

    /// <summary>Connections that the server did not accept.</summary>
    public int Refused { get; private set; }

    /// <param name="request">Head and body.</param>
    /// <param name="isHead">The answer has no body, whatever its headers say.</param>
    /// <param name="isLast">Close the connection afterwards.</param>
    /// <param name="cancellation">Ends the run.</param>
    public async Task<RawAnswer> SendAsync(ReadOnlyMemory<byte> request, bool isHead, bool isLast, CancellationToken cancellation)
    {
        var isReused = _socket is not null;
        var answer = await TrySendAsync(request, isHead, cancellation);

        // The server may close an idle connection at any time.
        if (answer.Status == RawAnswer.Closed && isReused)
            answer = await TrySendAsync(request, isHead, cancellation);
        if (isLast || answer.Status <= 0 || string.Equals(answer.Header("Connection"), "close", StringComparison.OrdinalIgnoreCase))
            Close();
        return answer;
    }

    public void Dispose()
    {
        Close();
        _received.Dispose();
    }

    private async Task<RawAnswer> TrySendAsync(ReadOnlyMemory<byte> request, bool isHead, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(patience);
        try
        {
            if (_socket is null)
                await ConnectAsync(limited.Token);
            for (var sent = 0; sent < request.Length;)
                sent += await _socket!.SendAsync(request[sent..], limited.Token);
        }
        catch (SocketException)
        {
            // The server may refuse before it has read everything: its answer is still to be read.
            if (_socket is null)
                return RawAnswer.OfClosed;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Close();
            return RawAnswer.OfSilent;
        }

        try
        {
            return await ReadAsync(isHead, limited.Token);
        }
        catch (SocketException)
        {
            Close();
            return RawAnswer.OfClosed;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Close();
            return RawAnswer.OfSilent;
        }
    }

    private async Task ConnectAsync(CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(source, 0));
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port), cancellation);
            _socket = socket;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            Refused++;
            socket.Dispose();
            throw;
        }
    }

    private async Task<RawAnswer> ReadAsync(bool isHead, CancellationToken cancellation)
    {
        _received.SetLength(0);
        while (true)
        {
            var end = await ReadUntilAsync(() => Received.IndexOf(HeadEnd), cancellation);
            if (end < 0)
            {
                Close();
                return RawAnswer.OfClosed;
            }

            var head = Encoding.Latin1.GetString(Received[..end]);
            var bodyAt = end + HeadEnd.Length;
            var answer = new RawAnswer(StatusOf(head), head, "");
            if (answer.Status is 100)
            {
                var rest = Received[bodyAt..].ToArray();
                _received.SetLength(0);
                _received.Write(rest);
                continue;
            }

            if (isHead || answer.Status is 101 or 204 or 304)
                return answer;
            return answer with { Body = Encoding.UTF8.GetString(await ReadBodyAsync(answer, bodyAt, cancellation)) };
        }
    }

    // Of "HTTP/1.1 200 OK".
    private static int StatusOf(string head) =>
        head.Length >= 12 && int.TryParse(head.AsSpan(9, 3), CultureInfo.InvariantCulture, out var status) ? status : RawAnswer.Closed;

    private ReadOnlySpan<byte> Received => _received.GetBuffer().AsSpan(0, (int)_received.Length);

    private async Task<byte[]> ReadBodyAsync(RawAnswer answer, int bodyAt, CancellationToken cancellation)
    {
        if (answer.Header("Content-Length") is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var length))
        {
            await ReadUntilAsync(() => _received.Length >= bodyAt + length ? 0 : -1, cancellation);
        }
        else if (answer.Header("Transfer-Encoding") is not null)
        {
            // Chunk sizes stay in the text: only markers are searched for in it.
            await ReadUntilAsync(() => Received[(bodyAt - 2)..].IndexOf("\r\n0\r\n\r\n"u8), cancellation);
        }
        else
        {
            await ReadUntilAsync(() => -1, cancellation);
            Close();
        }

        return Received[bodyAt..].ToArray();
    }

    // Until the position is found; -1 when the connection ends before.
    private async Task<int> ReadUntilAsync(Func<int> find, CancellationToken cancellation)
    {
        while (true)
        {
            if (find() is >= 0 and var found)
                return found;
            if (_socket is null)
                return -1;
            var count = await _socket.ReceiveAsync(_buffer, cancellation);
            if (count == 0)
                return -1;
            _received.Write(_buffer, 0, count);
        }
    }

    private void Close()
    {
        _socket?.Dispose();
        _socket = null;
    }
}
