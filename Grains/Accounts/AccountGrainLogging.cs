using MiniTwitter.Users;

namespace MiniTwitter.Accounts;

// Events of the category MiniTwitter.Security, beside those of web nodes: the ids go on there.
internal sealed partial class AccountGrain
{
    [LoggerMessage(
        11, LogLevel.Warning, "Session {SessionId} of user {UserId} is revoked: refresh token {Generation} came back when {Current} was current.",
        EventName = "TokenReplayed")]
    private partial void LogReplay(UserId userId, SessionId sessionId, int generation, int current);

    [LoggerMessage(12, LogLevel.Information, "Session {SessionId} of user {UserId} gave way to a new one.", EventName = "SessionDisplaced")]
    private partial void LogDisplaced(SessionId sessionId, UserId userId);
}
