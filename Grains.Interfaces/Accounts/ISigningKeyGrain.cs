namespace MiniTwitter.Accounts;

/// <summary>
/// Keeps the cluster's signing key in the database, made once, so that all web nodes accept each other's tokens.
/// Used where neither configuration nor a shared data directory provides the key. Key: 0.
/// </summary>
[Alias("mt.ISigningKeyGrain"), GrainInterfaceType("mt.signing-key")]
public interface ISigningKeyGrain : IGrainWithIntegerKey
{
    /// <summary>32 random bytes, the same for ever.</summary>
    [Alias("Get")]
    Task<byte[]> GetAsync();
}
