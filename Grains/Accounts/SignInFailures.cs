namespace MiniTwitter.Accounts;

/// <summary>
/// Counts wrong passwords of one account: <see cref="AtOnce"/> at once, then one every <see cref="Every"/>. Each device that signed
/// in before has a count of its own, so others cannot lock it out.
/// </summary>
/// <remarks>Memory is enough: the grain stays active longer than it takes to get all attempts back.</remarks>
internal sealed class SignInFailures(TimeProvider time)
{
    /// <summary>Wrong passwords before the first wait.</summary>
    public const int AtOnce = 10;

    /// <summary>Most devices with a count of their own; the one used longest ago gives way.</summary>
    public const int MaxDevices = 20;

    /// <summary>When one more attempt is allowed.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly Dictionary<long, Attempts> _devices = [];
    private readonly Attempts _strangers = new();

    /// <summary>Wrong passwords from unknown devices, refused attempts included, since a sign-in was last right.</summary>
    public int FromStrangers { get; private set; }

    /// <summary>Takes an attempt before the password is checked, so that many at once count too. False when none is left.</summary>
    public bool TryStart(long? device)
    {
        var attempts = Find(device);
        var now = time.GetUtcNow();
        attempts.LastUsed = now;
        attempts.Spent.RemoveAll(until => until <= now);
        if (attempts.Spent.Count == AtOnce)
        {
            Note(device);
            return false;
        }

        // Each attempt comes back one interval after the one before it.
        attempts.Spent.Add((attempts.Spent.Count > 0 ? attempts.Spent[^1] : now) + Every);
        return true;
    }

    /// <summary>The password was wrong: the attempt stays spent.</summary>
    public void Fail(long? device) => Note(device);

    /// <summary>The password was right, or could not be checked: the attempt is given back.</summary>
    public void GiveBack(long? device)
    {
        if (Find(device).Spent is [.., _] spent)
            spent.RemoveAt(spent.Count - 1);
    }

    /// <summary>The owner has signed in: what was told is told anew from here.</summary>
    public void Reset() => FromStrangers = 0;

    private void Note(long? device)
    {
        if (device is null)
            FromStrangers++;
    }

    private Attempts Find(long? device)
    {
        if (device is not { } id)
            return _strangers;
        if (_devices.TryGetValue(id, out var known))
            return known;
        if (_devices.Count == MaxDevices)
            _devices.Remove(_devices.MinBy(entry => entry.Value.LastUsed).Key);
        return _devices[id] = new Attempts { LastUsed = time.GetUtcNow() };
    }

    /// <summary>When spent attempts come back, the next one first.</summary>
    private sealed class Attempts
    {
        public List<DateTimeOffset> Spent { get; } = [];

        public DateTimeOffset LastUsed { get; set; }
    }
}
