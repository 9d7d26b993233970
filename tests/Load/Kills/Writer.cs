using MiniTwitter.Api;
using MiniTwitter.Checking;
using MiniTwitter.Writing;

namespace MiniTwitter.Kills;

/// <summary>
/// Somebody who does one act after the other. An act whose outcome is unknown is done again, with the same key, before
/// anything else.
/// </summary>
internal sealed class Writer(Acts acts, Faults faults, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private Act? _pending;

    public int Acknowledged { get; private set; }

    /// <summary>How often an outcome was unknown.</summary>
    public int Unknown { get; private set; }

    /// <summary>Writes until the server is gone.</summary>
    public async Task WriteUntilCutOffAsync(Action acknowledged, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested && await TryAsync(_pending ??= acts.Next()))
            acknowledged();
    }

    /// <summary>Learns the outcome of the act that was under way.</summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (_pending is { } act && !await TryAsync(act))
        {
            if (time.GetElapsedTime(started) > Patience)
                throw new TimeoutException("The server runs and does not take a write.");
            await Task.Delay(Pause, time, cancellation);
        }
    }

    private async Task<bool> TryAsync(Act act)
    {
        try
        {
            var note = await act.DoAsync();
            note();
            Acknowledged++;
        }
        catch (UnknownOutcomeException)
        {
            // The server was killed: that is what this is about. The act stays pending.
            Unknown++;
            return false;
        }
        catch (UnexpectedAnswerException e)
        {
            faults.Add(FaultKind.UnexpectedAnswer, "write", e.Message);
        }

        _pending = null;
        return true;
    }
}
