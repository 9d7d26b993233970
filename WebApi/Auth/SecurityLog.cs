using MiniTwitter.Accounts;
using MiniTwitter.Limits;
using MiniTwitter.Telemetry;
using MiniTwitter.Users;

namespace MiniTwitter.Auth;

/// <summary>
/// What concerns the security of accounts, in the log category <see cref="TelemetrySource.SecurityLog"/>: ids of users and sessions and
/// addresses of clients, never anything that somebody typed. docs/runbook.md lists the events. Of each kind of refusal at most
/// <see cref="BoundedLines.OfRefusals"/> lines a minute are written, then a line that counts the others: a flood must not fill the log.
/// </summary>
internal sealed partial class SecurityLog : IDisposable
{
    private readonly IGrainFactory _grains;
    private readonly ILogger _logger;
    private readonly BoundedLines _failed;
    private readonly BoundedLines _limited;
    private readonly BoundedLines _refresh;
    private readonly BoundedLines _token;
    private readonly BoundedLines _origin;

    public SecurityLog(IGrainFactory grains, ILoggerFactory loggers, TimeProvider time)
    {
        (_grains, _logger) = (grains, loggers.CreateLogger(TelemetrySource.SecurityLog));
        _failed = Bounded("SignInFailed");
        _limited = Bounded("SignInLimited");
        _refresh = Bounded("RefreshRefused");
        _token = Bounded("TokenRefused");
        _origin = Bounded("OriginRefused");

        BoundedLines Bounded(string kind) => new(time, BoundedLines.OfRefusals, left => LogLeftOut(left, kind));
    }

    public void Registered(HttpContext context, SessionGrant grant) => LogRegistered(grant.User.Id, grant.Session, AddressOf(context));

    public void SignedIn(HttpContext context, SessionGrant grant) => LogSignedIn(grant.User.Id, grant.Session, AddressOf(context));

    public void SessionEnded(HttpContext context, UserId user, SessionId session) => LogSessionEnded(session, user, AddressOf(context));

    public void PasswordChanged(HttpContext context, SignedIn caller) => LogPasswordChanged(caller.User, caller.Session, AddressOf(context));

    /// <summary>A password was wrong, or there were too many before it. Other refusals say nothing of it.</summary>
    /// <param name="handle">As typed. Not logged: people type their password there.</param>
    public async Task SignInRefusedAsync(HttpContext context, string? handle, Refusal? refusal)
    {
        if (LinesOf(refusal) is not { } lines || !lines.TryTake())
            return;
        var found = Handle.TryParse(handle, out var known) && (await _grains.GetUserReader().FindAsync(known)).Succeeded(out var user, out _)
            ? user
            : (UserId?)null;
        Log(context, refusal, found, null);
    }

    /// <summary>As <see cref="SignInRefusedAsync"/>, where the present password is asked for once more.</summary>
    public void PasswordRefused(HttpContext context, SignedIn caller, Refusal? refusal)
    {
        if (LinesOf(refusal)?.TryTake() is true)
            Log(context, refusal, caller.User, caller.Session);
    }

    /// <summary>The address has signed in or registered too often.</summary>
    public void AddressLimited(HttpContext context)
    {
        if (_limited.TryTake())
            LogSignInLimited(null, null, AddressOf(context));
    }

    public void RefreshRefused(HttpContext context, RefreshToken token)
    {
        if (_refresh.TryTake())
            LogRefreshRefused(token.Session, token.User, AddressOf(context));
    }

    /// <param name="kind">What kind of token it claims to be.</param>
    public void TokenRefused(HttpContext context, string kind)
    {
        if (_token.TryTake())
            LogTokenRefused(kind, AddressOf(context));
    }

    public void OriginRefused(HttpContext context)
    {
        if (_origin.TryTake())
            LogOriginRefused(AddressOf(context));
    }

    /// <summary>Writes what was left out so far.</summary>
    public void Dispose()
    {
        foreach (var lines in new[] { _failed, _limited, _refresh, _token, _origin })
            lines.Dispose();
    }

    private static string AddressOf(HttpContext context) => Caller.ExactAddressOf(context).ToString();

    private BoundedLines? LinesOf(Refusal? refusal) => refusal switch
    {
        Refusal.BadCredentials => _failed,
        Refusal.TooManyAttempts => _limited,
        _ => null,
    };

    private void Log(HttpContext context, Refusal? refusal, UserId? user, SessionId? session)
    {
        if (refusal is Refusal.BadCredentials)
            LogSignInFailed(user, session, AddressOf(context));
        else
            LogSignInLimited(user, session, AddressOf(context));
    }

    [LoggerMessage(1, LogLevel.Information, "User {UserId} registered with session {SessionId} from {Address}.", EventName = "Registered")]
    private partial void LogRegistered(UserId userId, SessionId sessionId, string address);

    [LoggerMessage(2, LogLevel.Information, "User {UserId} signed in with session {SessionId} from {Address}.", EventName = "SignedIn")]
    private partial void LogSignedIn(UserId userId, SessionId sessionId, string address);

    [LoggerMessage(3, LogLevel.Information, "Session {SessionId} of user {UserId} was ended from {Address}.", EventName = "SessionEnded")]
    private partial void LogSessionEnded(SessionId sessionId, UserId userId, string address);

    [LoggerMessage(4, LogLevel.Information, "User {UserId} changed the password in session {SessionId} from {Address}.", EventName = "PasswordChanged")]
    private partial void LogPasswordChanged(UserId userId, SessionId sessionId, string address);

    [LoggerMessage(5, LogLevel.Warning, "Wrong password for user {UserId} in session {SessionId} from {Address}.", EventName = "SignInFailed")]
    private partial void LogSignInFailed(UserId? userId, SessionId? sessionId, string address);

    [LoggerMessage(6, LogLevel.Warning, "Too many sign-ins for user {UserId} in session {SessionId} from {Address}.", EventName = "SignInLimited")]
    private partial void LogSignInLimited(UserId? userId, SessionId? sessionId, string address);

    [LoggerMessage(7, LogLevel.Warning, "Refused to refresh session {SessionId} of user {UserId} from {Address}.", EventName = "RefreshRefused")]
    private partial void LogRefreshRefused(SessionId sessionId, UserId userId, string address);

    [LoggerMessage(8, LogLevel.Warning, "Refused a {Kind} from {Address}.", EventName = "TokenRefused")]
    private partial void LogTokenRefused(string kind, string address);

    [LoggerMessage(9, LogLevel.Warning, "Refused a request of another site's page from {Address}.", EventName = "OriginRefused")]
    private partial void LogOriginRefused(string address);

    [LoggerMessage(10, LogLevel.Warning, "{Count} more events {Kind} within a minute were not logged.", EventName = "LeftOut")]
    private partial void LogLeftOut(int count, string kind);
}
