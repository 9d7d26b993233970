namespace MiniTwitter.Users;

internal sealed partial class UserGrain
{
    [LoggerMessage(LogLevel.Debug, "Timeline of user {User} is awake: {Followees} followees, {Entries} entries recalled.")]
    private partial void LogAwake(UserId user, int followees, int entries);

    [LoggerMessage(LogLevel.Debug, "A web node no longer watches user {User}: it has not renewed in time.")]
    private partial void LogForgotten(UserId user);

    [LoggerMessage(LogLevel.Warning, "The log refused user {User} because it was superseded; attempt {Attempt}.")]
    private partial void LogFenced(UserId user, int attempt);
}
