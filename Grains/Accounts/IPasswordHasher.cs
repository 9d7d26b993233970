namespace MiniTwitter.Accounts;

/// <summary>
/// Slow, salted password hashing away from the grains' threads: at most a few at a time, and a bounded queue.
/// Strength: OWASP Password Storage Cheat Sheet (Argon2id, 19 MiB, two passes, one lane).
/// </summary>
public interface IPasswordHasher
{
    /// <summary>A self-describing hash (PHC string), or null when too many wait already.</summary>
    Task<string?> HashAsync(string password);

    /// <summary>
    /// Whether the password fits the hash, or null when too many wait already. A null <paramref name="hash"/> takes
    /// the same time and is false, so that an unknown handle can't be told from a wrong password.
    /// </summary>
    /// <param name="known">Whether the device signed in to this account before: it never waits for those that did not.</param>
    Task<bool?> VerifyAsync(string password, string? hash, bool known = false);

    /// <summary>Does other slow work on passwords, which takes milliseconds; null when too many wait already.</summary>
    Task<T>? TryRun<T>(Func<T> work);
}
