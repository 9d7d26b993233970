namespace MiniTwitter.Accounts;

/// <summary>
/// A grain's stored state as an immutable value. What is read is durable: while a write is on its way, and when it
/// fails, <see cref="Value"/> stays the old one.
/// </summary>
/// <typeparam name="T">An immutable record.</typeparam>
internal sealed class DurableState<T>(IPersistentState<T> storage)
    where T : class, new()
{
    private T? _previous;
    private bool _uncertain;

    public T Value => _previous ?? storage.State;

    /// <summary>
    /// Every command starts with this. After a failed write nobody knows what is stored: it is read again.
    /// </summary>
    public async Task SettleAsync()
    {
        if (!_uncertain)
            return;
        await TryAsync(storage.ReadStateAsync);
        _uncertain = false;
    }

    /// <summary>Replaces the value, durably. Commands must not interleave with one another.</summary>
    /// <exception cref="StorageUnavailableException">Whether it was stored is unknown.</exception>
    public async Task SaveAsync(T next)
    {
        _previous = storage.State;
        _uncertain = true;
        storage.State = next;
        try
        {
            await TryAsync(storage.WriteStateAsync);
            _uncertain = false;
        }
        finally
        {
            if (_uncertain)
                storage.State = _previous;
            _previous = null;
        }
    }

    // Providers throw what they like; also a write that lost against another activation is one to be tried again.
    private static async Task TryAsync(Func<Task> operation)
    {
        try
        {
            await operation();
        }
        catch (Exception failure)
        {
            throw new StorageUnavailableException("The grain state could not be read or written.", failure);
        }
    }
}
