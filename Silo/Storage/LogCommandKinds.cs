using MiniTwitter.Streams;

namespace MiniTwitter.Storage;

internal static class LogCommandKinds
{
    extension(LogCommand command)
    {
        /// <summary>The tweet that has to exist for it, or null.</summary>
        public long? NeededTweet => command.Kind switch
        {
            LogEventKind.Edited or LogEventKind.Deleted => command.Subject,
            LogEventKind.Posted => command.ReplyTo?.Id.Value,
            _ => null,
        };

        /// <summary>Its subject is the other end of a follow edge.</summary>
        public bool IsOnEdge => command.Kind is LogEventKind.Followed or LogEventKind.Unfollowed;
    }
}
