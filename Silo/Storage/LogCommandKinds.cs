using MiniTwitter.Streams;
using MiniTwitter.Tweets;

namespace MiniTwitter.Storage;

internal static class LogCommandKinds
{
    extension(LogCommand command)
    {
        /// <summary>The tweet that has to exist for it, or null.</summary>
        public long? NeededTweet => command.Kind switch
        {
            LogEventKind.Edited or LogEventKind.Deleted or LogEventKind.Liked or LogEventKind.Bookmarked => command.Subject,
            LogEventKind.Posted => command.ReplyTo?.Id.Value,
            _ => null,
        };

        /// <summary>Which of the actor's marks on a tweet it is about, or none.</summary>
        public TweetMarks MarkKind => command.Kind switch
        {
            LogEventKind.Liked or LogEventKind.Unliked => TweetMarks.Liked,
            LogEventKind.Bookmarked or LogEventKind.Unbookmarked => TweetMarks.Bookmarked,
            _ => TweetMarks.None,
        };

        /// <summary>Its subject is the other end of a follow edge.</summary>
        public bool IsOnEdge => command.Kind is LogEventKind.Followed or LogEventKind.Unfollowed;
    }
}
