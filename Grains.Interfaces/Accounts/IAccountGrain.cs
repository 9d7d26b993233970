using System.Collections.Immutable;
using Orleans.Concurrency;

namespace MiniTwitter.Accounts;

/// <summary>
/// One user's secrets: password hash, sessions and live tickets, apart from the profile. Key:
/// <see cref="Users.UserId"/>. At most <see cref="ApiLimits.Sessions"/> sessions; the one idle longest gives way.
/// </summary>
[Alias("mt.IAccountGrain"), GrainInterfaceType("mt.account")]
public interface IAccountGrain : IGrainWithIntegerKey
{
    /// <summary>How long a used refresh token still answers with the current session (two tabs racing).</summary>
    static readonly TimeSpan RefreshGrace = TimeSpan.FromSeconds(10);

    /// <summary>How long a live ticket may wait to be redeemed.</summary>
    static readonly TimeSpan TicketTime = TimeSpan.FromSeconds(30);

    /// <summary>Creates the account. Idempotent for the same hash; a second one is a fault.</summary>
    [Alias("Create")]
    Task CreateAsync(NewAccount account);

    /// <summary>
    /// Checks the password and opens a session. Refuses: bad credentials, busy, too many attempts. A <see cref="KnownDevice"/> has
    /// attempts of its own.
    /// </summary>
    [Alias("SignIn"), AlwaysInterleave]
    Task<Result<SessionGrant>> SignInAsync(string password);

    /// <summary>Opens the first session of a user who has just registered.</summary>
    [Alias("OpenSession")]
    Task<Result<SessionGrant>> OpenSessionAsync();

    /// <summary>
    /// Rotates the refresh token: <paramref name="generation"/> current → the next; used and within
    /// <see cref="RefreshGrace"/> of its rotation → the current one again; used and older → the whole session is
    /// revoked and <see cref="Refusal.SessionEnded"/> answered.
    /// </summary>
    [Alias("Refresh")]
    Task<Result<SessionGrant>> RefreshAsync(SessionId session, int generation);

    /// <summary>Ends a session and closes its live connections. Idempotent.</summary>
    [Alias("EndSession")]
    Task EndSessionAsync(SessionId session);

    /// <summary>The sessions that are neither signed out, revoked nor expired, the one used last first.</summary>
    [Alias("GetSessions"), AlwaysInterleave]
    Task<ImmutableArray<OpenSession>> GetSessionsAsync();

    /// <summary>
    /// Replaces the password and ends every session but <paramref name="kept"/>. Refuses:
    /// <see cref="Refusal.BadCredentials"/> when <paramref name="present"/> is wrong, <see cref="Refusal.Invalid"/> naming
    /// <c>newPassword</c>, <see cref="Refusal.SessionEnded"/>, <see cref="Refusal.Busy"/>.
    /// </summary>
    [Alias("ChangePassword")]
    Task<Result<SessionId>> ChangePasswordAsync(string? present, string? chosen, SessionId kept);

    /// <summary>
    /// How often a device that never signed in here gave a wrong password or was refused since somebody last signed in. Kept in memory.
    /// </summary>
    [Alias("CountFailedSignIns"), AlwaysInterleave]
    Task<int> CountFailedSignInsAsync();

    /// <summary>Whether a session is neither signed out, revoked nor expired.</summary>
    [Alias("IsActive"), AlwaysInterleave]
    Task<bool> IsActiveAsync(SessionId session);

    /// <summary>A single-use ticket, valid for <see cref="TicketTime"/>, that stands for the session. Kept in memory only.</summary>
    [Alias("IssueTicket")]
    Task<Result<string>> IssueTicketAsync(SessionId session);

    /// <summary>The session of a ticket, which is then used up; or <see cref="Refusal.TicketInvalid"/>.</summary>
    [Alias("RedeemTicket")]
    Task<Result<SessionId>> RedeemTicketAsync(string ticket);
}
