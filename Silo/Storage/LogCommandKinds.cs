using System.Collections.Immutable;
using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

internal static class LogCommandKinds
{
    extension(LogCommand command)
    {
        /// <summary>The tweets that have to be known for it.</summary>
        public IEnumerable<long> NeededTweets => command.Kind switch
        {
            LogEventKind.Edited or LogEventKind.Deleted or LogEventKind.Liked or LogEventKind.Unliked or LogEventKind.Bookmarked
                or LogEventKind.Reposted or LogEventKind.Unreposted => [command.Subject],
            LogEventKind.Posted => new[] { command.ReplyTo?.Id.Value, command.QuoteOf?.Value }.OfType<long>(),
            _ => [],
        };

        /// <summary>A post for which nobody and no other tweet has to be known.</summary>
        public bool IsPlainPost => command.Kind is LogEventKind.Posted && command is { ReplyTo: null, QuoteOf: null } && command.Mentioned.IsEmpty;

        /// <summary>Which of the actor's marks on a tweet it is about, or none.</summary>
        public TweetMarks MarkKind => command.Kind switch
        {
            LogEventKind.Liked or LogEventKind.Unliked => TweetMarks.Liked,
            LogEventKind.Bookmarked or LogEventKind.Unbookmarked => TweetMarks.Bookmarked,
            LogEventKind.Reposted or LogEventKind.Unreposted => TweetMarks.Reposted,
            _ => TweetMarks.None,
        };

        /// <summary>The keys of the handles that the text mentions.</summary>
        public ImmutableArray<string> Mentioned =>
            command.Kind is LogEventKind.Posted or LogEventKind.Edited ? Mentions.Of(command.Text) : [];

        /// <summary>Whom its subject has notified so far has to be known for it.</summary>
        public bool ChangesMentions => command.Kind is LogEventKind.Edited or LogEventKind.Deleted;

        /// <summary>Which of the actor's lists it changes, or null.</summary>
        public HidingKind? HidingKind => command.Kind switch
        {
            LogEventKind.Blocked or LogEventKind.Unblocked => Users.HidingKind.Blocked,
            LogEventKind.Muted or LogEventKind.Unmuted => Users.HidingKind.Muted,
            _ => null,
        };

        /// <summary>Its subject is the other end of a follow edge.</summary>
        public bool IsOnEdge => command.Kind is LogEventKind.Followed or LogEventKind.Unfollowed or LogEventKind.Blocked;

        /// <summary>What stands between both users in both directions decides: no other transaction may change that meanwhile.</summary>
        public bool IsAboutBoth => command.Kind is LogEventKind.Followed or LogEventKind.Unfollowed or LogEventKind.Blocked;
    }
}
