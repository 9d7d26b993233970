using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using MiniTwitter.Limits;

namespace MiniTwitter.Live;

/// <summary>
/// What a live connection receives. Every message counts, also a ping, one that names no method and one that is malformed,
/// which no hub filter sees. Too many end the connection.
/// </summary>
internal sealed class CountedInput(ConnectionContext connection, PipeReader input, TimeProvider time) : PipeReader
{
    // SignalR's JSON protocol ends each message with it.
    private const byte EndOfMessage = 0x1E;

    private readonly MessageBucket _limit = new(Limit.HubMessages, time);
    private ReadOnlySequence<byte> _buffer;

    /// <summary>Connection middleware: counts what comes.</summary>
    public static Func<ConnectionDelegate, ConnectionDelegate> Count(TimeProvider time) => next => connection =>
    {
        connection.Transport = new Duplex(new CountedInput(connection, connection.Transport.Input, time), connection.Transport.Output);
        return next(connection);
    };

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        var messages = 0;
        foreach (var part in _buffer.Slice(_buffer.Start, consumed))
            messages += part.Span.Count(EndOfMessage);
        input.AdvanceTo(consumed, examined);
        if (messages > 0 && !_limit.TryTake(messages))
            connection.Abort(new ConnectionAbortedException("Too many messages."));
    }

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var read = await input.ReadAsync(cancellationToken);
        _buffer = read.Buffer;
        return read;
    }

    public override bool TryRead(out ReadResult result)
    {
        var read = input.TryRead(out result);
        _buffer = result.Buffer;
        return read;
    }

    public override void CancelPendingRead() => input.CancelPendingRead();

    public override void Complete(Exception? exception = null) => input.Complete(exception);

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
