using System.Collections.Concurrent;

namespace MiniTwitter.Accounts;

/// <summary>Hashes at once, remembers what was asked, and can be made to hang or to be busy.</summary>
public sealed class FastHasher : IPasswordHasher
{
    private readonly ConcurrentQueue<string> _hashed = new();
    private readonly ConcurrentQueue<(string Password, string? Hash)> _verified = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _held = new();

    /// <summary>Hashing or checking this one finds the queue full.</summary>
    public const string TooBusy = "too busy for this one";

    public IEnumerable<string> Hashed => _hashed;

    public IEnumerable<(string Password, string? Hash)> Verified => _verified;

    public Task<string?> HashAsync(string password)
    {
        _hashed.Enqueue(password);
        return Task.FromResult(password == TooBusy ? null : $"fast:{password}");
    }

    public async Task<bool?> VerifyAsync(string password, string? hash, bool known = false)
    {
        _verified.Enqueue((password, hash));
        if (_held.TryGetValue(password, out var gate))
            await gate.Task;
        return password == TooBusy ? null : hash == $"fast:{password}";
    }

    public Task<T>? TryRun<T>(Func<T> work) => Task.FromResult(work());

    /// <summary>Checks of this password wait until it is let go.</summary>
    public void Hold(string password) => _held[password] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetGo(string password) => _held[password].SetResult();
}
