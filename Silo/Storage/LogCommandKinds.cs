using MiniTwitter.Streams;

namespace MiniTwitter.Storage;

internal static class LogCommandKinds
{
    extension(LogCommand command)
    {
        /// <summary>Its subject is a tweet that exists.</summary>
        public bool IsOnTweet => command.Kind is LogEventKind.Edited or LogEventKind.Deleted;

        /// <summary>Its subject is the other end of a follow edge.</summary>
        public bool IsOnEdge => command.Kind is LogEventKind.Followed or LogEventKind.Unfollowed;
    }
}
