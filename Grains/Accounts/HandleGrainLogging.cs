using MiniTwitter.Users;

namespace MiniTwitter.Accounts;

internal sealed partial class HandleGrain
{
    [LoggerMessage(LogLevel.Information, "Handle {Handle} goes to user {UserId}: the registration of {AbandonedUserId} was never finished.")]
    private partial void LogTakenOver(string handle, UserId userId, UserId abandonedUserId);

    [LoggerMessage(LogLevel.Warning, "The claim of user {UserId} on handle {Handle} could not be confirmed yet.")]
    private partial void LogNotConfirmed(Exception failure, string handle, UserId userId);
}
