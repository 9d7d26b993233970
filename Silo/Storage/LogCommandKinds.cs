using MiniTwitter.Streams;
using MiniTwitter.Tweets;

namespace MiniTwitter.Storage;

internal static class LogCommandKinds
{
    extension(LogCommand command)
    {
        /// <summary>The tweets that have to exist for it.</summary>
        public IEnumerable<long> NeededTweets => command.Kind switch
        {
            LogEventKind.Edited or LogEventKind.Deleted or LogEventKind.Liked or LogEventKind.Bookmarked or LogEventKind.Reposted => [command.Subject],
            LogEventKind.Posted => new[] { command.ReplyTo?.Id.Value, command.QuoteOf?.Value }.OfType<long>(),
            _ => [],
        };

        /// <summary>Which of the actor's marks on a tweet it is about, or none.</summary>
        public TweetMarks MarkKind => command.Kind switch
        {
            LogEventKind.Liked or LogEventKind.Unliked => TweetMarks.Liked,
            LogEventKind.Bookmarked or LogEventKind.Unbookmarked => TweetMarks.Bookmarked,
            LogEventKind.Reposted or LogEventKind.Unreposted => TweetMarks.Reposted,
            _ => TweetMarks.None,
        };

        /// <summary>Its subject is the other end of a follow edge.</summary>
        public bool IsOnEdge => command.Kind is LogEventKind.Followed or LogEventKind.Unfollowed;
    }
}
