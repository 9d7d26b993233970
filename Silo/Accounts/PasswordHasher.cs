using System.Collections.Concurrent;

namespace MiniTwitter.Accounts;

/// <summary>
/// Hashes on threads of its own, as many as there are processors: a hash takes some 35 ms of one and 19 MiB, which the
/// threads of the grains must not wait for.
/// </summary>
internal sealed class PasswordHasher : IPasswordHasher, IDisposable
{
    /// <summary>Most passwords that wait for a thread: some five seconds of work for two threads.</summary>
    public const int MostWaiting = 256;

    private readonly BlockingCollection<Action> _waiting;

    public PasswordHasher()
        : this(Math.Max(1, Environment.ProcessorCount), MostWaiting)
    {
    }

    public PasswordHasher(int threads, int mostWaiting)
    {
        _waiting = new(mostWaiting);
        for (var i = 0; i < threads; i++)
            new Thread(Work) { Name = "passwords", IsBackground = true }.Start();
    }

    public async Task<string?> HashAsync(string password) =>
        TryEnqueue(() => Argon2Hash.Make(password), out var hash) ? (await hash).ToString() : null;

    public async Task<bool?> VerifyAsync(string password, string? hash)
    {
        var expected = hash is null ? Argon2Hash.OfNothing : Argon2Hash.Parse(hash);
        return TryEnqueue(() => expected.Fits(password), out var fits) ? await fits && hash is not null : null;
    }

    /// <summary>What waits is still done.</summary>
    public void Dispose() => _waiting.CompleteAdding();

    private bool TryEnqueue<T>(Func<T> work, out Task<T> result)
    {
        // The caller goes on elsewhere: these threads only hash.
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        result = done.Task;
        return _waiting.TryAdd(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception fault)
            {
                // For example no memory: it is for the one who asked.
                done.SetException(fault);
            }
        });
    }

    private void Work()
    {
        foreach (var work in _waiting.GetConsumingEnumerable())
            work();
    }
}
