namespace MiniTwitter.Live;

/// <summary>
/// Users' devices come back all at once. One after the other asks for them to be watched, and whoever has waited while
/// another was answered need not ask: where the silos are cold, the last of twenty would wait until its client gives up.
/// </summary>
internal sealed class WatchTurn : IDisposable
{
    private readonly SemaphoreSlim _free = new(1, 1);
    private volatile int _answers;

    /// <summary>Asks, unless somebody has been answered since this was called.</summary>
    /// <param name="ask">Returns whether the answer holds for others, too.</param>
    public async Task AskAsync(Func<Task<bool>> ask)
    {
        var before = _answers;
        await TakeAsync(async () =>
        {
            if (_answers == before && await ask())
                _answers++;
        });
    }

    /// <summary>Does something while nobody asks.</summary>
    public async Task TakeAsync(Func<Task> act)
    {
        await _free.WaitAsync();
        try
        {
            await act();
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
