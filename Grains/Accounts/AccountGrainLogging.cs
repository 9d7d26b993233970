using MiniTwitter.Users;

namespace MiniTwitter.Accounts;

internal sealed partial class AccountGrain
{
    [LoggerMessage(LogLevel.Warning, "Session {SessionId} of user {UserId} is revoked: refresh token {Generation} came back when {Current} was current.")]
    private partial void LogReplay(UserId userId, SessionId sessionId, int generation, int current);
}
