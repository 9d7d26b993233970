using Orleans.Concurrency;

namespace MiniTwitter.Accounts;

/// <summary>
/// Registers people and signs them in by handle and password. A stateless worker; key 0. Calls interleave: how
/// many passwords are checked at a time is for <c>IPasswordHasher</c> to limit.
/// </summary>
[Alias("mt.IIdentityGrain"), GrainInterfaceType("mt.identity")]
public interface IIdentityGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Claims the handle, creates account and user, and opens a first session. Refuses:
    /// <see cref="Refusal.Invalid"/> (all fields that break a rule), <see cref="Refusal.HandleTaken"/>,
    /// <see cref="Refusal.Busy"/>. A crash half-way leaves the handle free again after a minute.
    /// </summary>
    [Alias("Register"), AlwaysInterleave]
    Task<Result<SessionGrant>> RegisterAsync(Registration registration);

    /// <summary>
    /// Opens a session. Refuses with <see cref="Refusal.BadCredentials"/> after the same time whether the handle
    /// is unknown or the password wrong, or with <see cref="Refusal.Busy"/>.
    /// </summary>
    [Alias("SignIn"), AlwaysInterleave]
    Task<Result<SessionGrant>> SignInAsync(string? handle, string? password);
}
