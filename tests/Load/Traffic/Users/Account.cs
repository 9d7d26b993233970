using System.Text.Json.Serialization;
using MiniTwitter.Api;

namespace MiniTwitter.Traffic.Users;

/// <summary>Somebody whom the server knows, and what is needed to ask it in their name.</summary>
internal sealed class Account
{
    public required string Handle { get; init; }

    /// <summary>Renews the session without the password; null before the first one.</summary>
    public string? Cookie { get; set; }

    /// <summary>Whether they follow whom the graph says, and have written what they shall have written.</summary>
    public bool IsPrepared { get; set; }

    /// <summary>Not kept for another run, which may find another server at the same address. Null before it is signed in.</summary>
    [JsonIgnore]
    public string? Token { get; private set; }

    [JsonIgnore]
    public DateTimeOffset ExpiresAt { get; private set; }

    // Not kept anywhere, so that a server knows its people even when the file with their sessions is gone. Nothing for people
    // whose accounts matter.
    [JsonIgnore]
    public string Password => PasswordOf(Handle);

    /// <summary>One that the server accepts.</summary>
    public static string PasswordOf(string handle) => $"{handle} walks home with the crowd";

    public void Take(Session session) =>
        (Cookie, Token, ExpiresAt) = (session.Cookie, session.AccessToken, session.ExpiresAt);
}
