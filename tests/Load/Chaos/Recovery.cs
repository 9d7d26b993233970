namespace MiniTwitter.Chaos;

/// <summary>
/// Watches whether everybody is served: everyone who probes was answered the last time, since the fault, and nobody who
/// listens is cut off. The time to recover ends when that begins to be so for good.
/// </summary>
internal sealed class Recovery(TimeProvider time)
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _probing = [];
    private readonly HashSet<string> _unserved = [];
    private long _from = time.GetTimestamp();
    private long _servedAt = time.GetTimestamp();

    /// <summary>From the fault until everybody was served; null while somebody is not.</summary>
    public TimeSpan? Elapsed
    {
        get
        {
            lock (_gate)
                return _unserved.Count > 0 ? null : time.GetElapsedTime(_from, _servedAt);
        }
    }

    /// <summary>From now on time counts. An answer to a question that was asked before proves nothing.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _from = time.GetTimestamp();
            _unserved.UnionWith(_probing);
        }
    }

    /// <summary>Somebody who asks all the time.</summary>
    /// <param name="client">Who asks.</param>
    /// <param name="askedAt">When the question was asked.</param>
    /// <param name="answered">Whether it was answered in time.</param>
    public void NoteProbe(string client, long askedAt, bool answered)
    {
        lock (_gate)
        {
            _probing.Add(client);
            if (!answered || askedAt >= _from)
                Note(client, answered);
        }
    }

    /// <summary>Somebody who was connected is cut off, or connected again.</summary>
    public void NoteConnection(string client, bool connected)
    {
        lock (_gate)
            Note(client, connected);
    }

    /// <summary>Somebody who will not come back.</summary>
    public void Forget(string client)
    {
        lock (_gate)
        {
            _probing.Remove(client);
            Note(client, served: true);
        }
    }

    /// <summary>Waits until everybody is served. False when that takes too long.</summary>
    public async Task<bool> WaitAsync(TimeSpan limit, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (Elapsed is null)
        {
            if (time.GetElapsedTime(started) > limit)
                return false;
            await Task.Delay(PollEvery, time, cancellation);
        }

        return true;
    }

    private void Note(string client, bool served)
    {
        if (!served)
            _unserved.Add(client);
        else if (_unserved.Remove(client) && _unserved.Count == 0)
            _servedAt = time.GetTimestamp();
    }
}
