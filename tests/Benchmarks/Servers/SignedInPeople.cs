using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MiniTwitter.Accounts;
using MiniTwitter.Users;

namespace MiniTwitter.Servers;

/// <summary>
/// People of a seeded database with a session each. None of them has a password, of which each would cost the server a slow
/// hash: their accounts and sessions are opened as a web node does, and their tokens are made here as it makes them.
/// </summary>
internal sealed class SignedInPeople
{
    private const int Hands = 64;
    private const string Issuer = "minitwitter";

    // No password has it: signing in with one is a fault.
    private const string NoPassword = "none";

    // As long as the product's own.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly string Header = Encode(new { alg = "HS256", typ = "JWT" });

    private readonly IReadOnlyList<UserId> _people;
    private readonly SessionId[] _sessions;

    private SignedInPeople(IReadOnlyList<UserId> people, SessionId[] sessions) => (_people, _sessions) = (people, sessions);

    /// <summary>Their sessions are durable, and outlive the server.</summary>
    public static async Task<SignedInPeople> OpenAsync(InsideClient client, IReadOnlyList<UserId> people, CancellationToken cancellation)
    {
        var sessions = new SessionId[people.Count];
        await Crew.RunAsync(Hands, people.Count, async person => sessions[person] = await client.SignInAsync(people[person], NoPassword), cancellation);
        return new SignedInPeople(people, sessions);
    }

    /// <summary>An access token of each, signed with the key that the server over SQLite keeps in its data directory.</summary>
    public string[] MakeTokens(DataDirectory directory)
    {
        var signingKey = File.ReadAllBytes(Path.Combine(directory.Data, "signing.key"));
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, signingKey, signingKey.Length, info: Encoding.UTF8.GetBytes("minitwitter access-token"));
        var now = TimeProvider.System.GetUtcNow();
        var (iat, exp) = (now.ToUnixTimeSeconds(), (now + Lifetime).ToUnixTimeSeconds());
        return [.. _people.Zip(_sessions, (user, session) => Sign(new { iss = Issuer, aud = Issuer, iat, exp, sub = user.ToString(), sid = session.ToString() }))];

        string Sign(object claims)
        {
            var content = $"{Header}.{Encode(claims)}";
            return $"{content}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(content)))}";
        }
    }

    private static string Encode(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
