using MiniTwitter.Users;

namespace MiniTwitter.Accounts;

/// <summary>The unique claim on one handle. Key: <see cref="Handle.Key"/>.</summary>
[Alias("mt.IHandleGrain"), GrainInterfaceType("mt.handle")]
public interface IHandleGrain : IGrainWithStringKey
{
    /// <summary>
    /// Claims the handle for a new user and creates it, or refuses with <see cref="Refusal.HandleTaken"/>. The
    /// claim is kept only when account and user exist.
    /// </summary>
    /// <param name="account">The new account; its id is the new user's.</param>
    /// <param name="profile">The new user.</param>
    [Alias("Claim")]
    Task<Result<User>> ClaimAsync(NewAccount account, Profile profile);

    /// <summary>The user who holds the handle, or null.</summary>
    [Alias("Find")]
    Task<UserId?> FindAsync();
}

/// <summary>The secrets of a new account.</summary>
/// <param name="PasswordHash">A self-describing hash made by <c>IPasswordHasher</c>; never the password.</param>
/// <param name="Email">Or null.</param>
[GenerateSerializer, Immutable, Alias("mt.NewAccount")]
public sealed record NewAccount([property: Id(0)] string PasswordHash, [property: Id(1)] string? Email)
{
    public override string ToString() => nameof(NewAccount);
}
