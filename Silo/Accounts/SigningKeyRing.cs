using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace MiniTwitter.Accounts;

/// <summary>
/// The keys that sign tokens, oldest first. A new key signs after <see cref="SignsAfter"/>, when all processes know it. The keys before
/// it still verify, until the tokens signed with them have expired.
/// </summary>
public sealed class SigningKeyRing
{
    /// <summary>Most keys that a ring holds: a token that carries no key id is checked against each.</summary>
    public const int MaxKeys = 8;

    /// <summary>How often processes read the ring again.</summary>
    public static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(30);

    /// <summary>How long after its creation a key begins to sign.</summary>
    public static readonly TimeSpan SignsAfter = TimeSpan.FromMinutes(2);

    /// <summary>Bytes of a key.</summary>
    internal const int SecretLength = 32;

    private readonly ImmutableArray<RingKey> _keys;

    private SigningKeyRing(ImmutableArray<RingKey> keys) => _keys = keys;

    /// <summary>A ring of one new key, which signs at once. 32 bytes, as releases before the ring kept their key.</summary>
    public static SigningKeyRing Create() => new([new RingKey(RandomNumberGenerator.GetBytes(SecretLength), DateTimeOffset.UnixEpoch)]);

    /// <summary>A ring as <see cref="ToBytes"/> wrote it, or the 32 bytes of one key.</summary>
    /// <exception cref="InvalidDataException">It is neither.</exception>
    public static SigningKeyRing Parse(byte[] bytes)
    {
        if (bytes.Length == SecretLength)
            return new([new RingKey(bytes, DateTimeOffset.UnixEpoch)]);
        try
        {
            var keys = JsonSerializer.Deserialize<ImmutableArray<RingKey>>(bytes, JsonSerializerOptions.Web);
            if (keys is { IsDefaultOrEmpty: false, Length: <= MaxKeys } && keys.All(key => key is { Secret.Length: SecretLength }))
            {
                return new(keys);
            }
        }
        catch (JsonException)
        {
            // The text would quote a secret.
        }

        throw new InvalidDataException(
            $"The signing keys are damaged: they must be {SecretLength} bytes, or a list of keys that this program wrote.");
    }

    /// <summary>What to keep. A single key that was never rotated is its 32 bytes, so that the release before can read it.</summary>
    public byte[] ToBytes() => _keys is [{ CreatedAt: var created, Secret: var secret }] && created == DateTimeOffset.UnixEpoch
        ? secret
        : JsonSerializer.SerializeToUtf8Bytes(_keys, JsonSerializerOptions.Web);

    /// <summary>The key id (<c>kid</c>) of a key: 12 characters that don't reveal it.</summary>
    public static string IdOf(byte[] secret) =>
        Base64Url.EncodeToString(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 9, info: "minitwitter key-id"u8.ToArray()));

    /// <summary>The id of the newest key, which may not sign yet.</summary>
    public string NewestId => IdOf(_keys[^1].Secret);

    /// <summary>The key that signs now, and then all others that verify.</summary>
    /// <param name="now">The time.</param>
    /// <param name="tokenLife">How long the longest-lived token is valid after it was signed.</param>
    public ImmutableArray<byte[]> SecretsAt(DateTimeOffset now, TimeSpan tokenLife)
    {
        var signer = SignerAt(now);
        return [signer.Secret, .. KeptAt(now, tokenLife).Where(key => key != signer).Reverse().Select(key => key.Secret)];
    }

    /// <summary>The ring with one more key, without those whose tokens have expired.</summary>
    /// <exception cref="InvalidOperationException">As many keys as a ring can hold are still needed.</exception>
    public SigningKeyRing Rotated(DateTimeOffset now, TimeSpan tokenLife)
    {
        var kept = KeptAt(now, tokenLife);
        if (kept.Length < MaxKeys)
            return new(kept.Add(New(now)));
        var until = EndOf(kept, 0, tokenLife);
        throw new InvalidOperationException(
            $"{MaxKeys} keys still verify tokens, the oldest until {until:u}. Rotate again then, or drop all of them with --now.");
    }

    /// <summary>A ring of one new key, which signs at once. No token signed before is valid then.</summary>
    public static SigningKeyRing Replaced(DateTimeOffset now) => new([New(now)]);

    private static RingKey New(DateTimeOffset now) => new(RandomNumberGenerator.GetBytes(SecretLength), now);

    private RingKey SignerAt(DateTimeOffset now) => _keys.LastOrDefault(key => key.CreatedAt + SignsAfter <= now) ?? _keys[0];

    private ImmutableArray<RingKey> KeptAt(DateTimeOffset now, TimeSpan tokenLife) =>
        [.. _keys.Where((_, index) => index == _keys.Length - 1 || EndOf(_keys, index, tokenLife) > now)];

    // A key signs until every process has seen that the next one does.
    private static DateTimeOffset EndOf(ImmutableArray<RingKey> keys, int index, TimeSpan tokenLife) =>
        keys[index + 1].CreatedAt + SignsAfter + (ReadEvery * 2) + tokenLife;

    private sealed record RingKey(byte[] Secret, DateTimeOffset CreatedAt);
}
