using Microsoft.Extensions.Options;

namespace MiniTwitter.Auth;

/// <summary>Whether the file of the signing key can be used.</summary>
internal sealed class SigningKeyCheck(IOptions<MiniTwitterOptions> options) : IStartCheck
{
    public void Check()
    {
        if (options.Value is { SigningKey: null, Storage: StorageKind.Sqlite })
            SigningKeyFile.ReadOrCreate(options.Value.DataDirectory);
    }
}
