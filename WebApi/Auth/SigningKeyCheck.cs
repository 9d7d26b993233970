using Microsoft.Extensions.Options;
using MiniTwitter.Accounts;

namespace MiniTwitter.Auth;

/// <summary>Whether the file of the signing keys can be used.</summary>
internal sealed class SigningKeyCheck(IOptions<MiniTwitterOptions> options, ISigningKeyStore store) : IStartCheck
{
    public void Check()
    {
        if (options.Value is { SigningKey: null, Storage: StorageKind.Sqlite })
            store.ReadAsync(CancellationToken.None).GetAwaiter().GetResult();
    }
}
