using System.Collections.Concurrent;

namespace MiniTwitter.Accounts;

/// <summary>
/// Hashes on threads of its own, as many as there are processors: a hash takes some 35 ms of one and 19 MiB, which the
/// threads of the grains must not wait for. Known devices have a queue of their own, which is always served first.
/// </summary>
internal sealed class PasswordHasher : IPasswordHasher, IDisposable
{
    /// <summary>Most passwords that wait in each queue: some five seconds of work for two threads.</summary>
    public const int MostWaiting = 256;

    // In the order in which they are served.
    private readonly BlockingCollection<Action>[] _queues;

    public PasswordHasher()
        : this(Math.Max(1, Environment.ProcessorCount), MostWaiting)
    {
    }

    public PasswordHasher(int threads, int mostWaiting)
    {
        _queues = [new(mostWaiting), new(mostWaiting)];
        for (var i = 0; i < threads; i++)
            new Thread(Work) { Name = "passwords", IsBackground = true }.Start();
    }

    private BlockingCollection<Action> Known => _queues[0];

    private BlockingCollection<Action> Strangers => _queues[1];

    public async Task<string?> HashAsync(string password) =>
        TryEnqueue(Strangers, () => Argon2Hash.Make(password), out var hash) ? (await hash).ToString() : null;

    public async Task<bool?> VerifyAsync(string password, string? hash, bool known = false)
    {
        var expected = hash is null ? Argon2Hash.OfNothing : Argon2Hash.Parse(hash);
        return TryEnqueue(known ? Known : Strangers, () => expected.Fits(password), out var fits) ? await fits && hash is not null : null;
    }

    public Task<T>? TryRun<T>(Func<T> work) => TryEnqueue(Strangers, work, out var result) ? result : null;

    /// <summary>What waits is still done.</summary>
    public void Dispose()
    {
        foreach (var queue in _queues)
            queue.CompleteAdding();
    }

    private static bool TryEnqueue<T>(BlockingCollection<Action> queue, Func<T> work, out Task<T> result)
    {
        // The caller goes on elsewhere: these threads only hash.
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        result = done.Task;
        return queue.TryAdd(() =>
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
        // The first queue that holds something. Both are completed together, which ends this.
        while (!Array.TrueForAll(_queues, queue => queue.IsCompleted))
        {
            if (BlockingCollection<Action>.TryTakeFromAny(_queues, out var work, Timeout.Infinite) >= 0)
                work!();
        }
    }
}
