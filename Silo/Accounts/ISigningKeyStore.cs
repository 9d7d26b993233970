using Microsoft.Extensions.Options;

namespace MiniTwitter.Accounts;

/// <summary>Keeps the ring of signing keys where all processes find it. Unused where the key is configured.</summary>
public interface ISigningKeyStore
{
    /// <summary>The ring. When there is none, one is made; of several processes that start at once, the first makes it.</summary>
    /// <exception cref="StorageUnavailableException">It can't be read now.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    Task<SigningKeyRing> ReadAsync(CancellationToken cancel);

    /// <summary>Replaces the ring by what <paramref name="change"/> makes of it.</summary>
    Task<SigningKeyRing> ChangeAsync(Func<SigningKeyRing, SigningKeyRing> change, CancellationToken cancel);
}

internal static class SigningKeyHosting
{
    public static void AddSigningKeys(this IServiceCollection services) => services.AddSingleton<ISigningKeyStore>(provider =>
        provider.GetRequiredService<IOptions<MiniTwitterOptions>>().Value is { Storage: StorageKind.Sqlite, DataDirectory: var directory }
            ? new SigningKeyFile(directory)
            : ActivatorUtilities.CreateInstance<SigningKeyTable>(provider));
}
