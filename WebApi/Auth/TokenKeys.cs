using System.Security.Cryptography;
using System.Text;

namespace MiniTwitter.Auth;

/// <summary>The keys derived from the cluster's one signing key, each for one purpose (HKDF, RFC 5869).</summary>
internal sealed class TokenKeys(byte[] signingKey)
{
    private const int KeyLength = 32;

    public byte[] AccessTokens { get; } = Derive(signingKey, "access-token");

    public byte[] RefreshTokens { get; } = Derive(signingKey, "refresh-token");

    public byte[] LiveTickets { get; } = Derive(signingKey, "live-ticket");

    public byte[] Devices { get; } = Derive(signingKey, "device");

    private static byte[] Derive(byte[] key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyLength, info: Encoding.UTF8.GetBytes($"minitwitter {purpose}"));
}
