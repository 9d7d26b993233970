using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Feed;

/// <summary>
/// Changes that are visible on this silo ahead of their turn, the newest of each tweet and each profile, until their turn
/// has come. Used under the feed's gate.
/// </summary>
internal sealed class ChangesAhead
{
    private readonly Dictionary<TweetId, LogEvent> _tweets = [];
    private readonly Dictionary<UserId, LogEvent> _profiles = [];

    /// <summary>The change with what is visible already taken into account; null when nothing of it is left.</summary>
    /// <param name="change">Comes in its turn, or ahead of it.</param>
    /// <param name="inTurn">In its turn: it is ahead no longer.</param>
    public LogEvent? Merge(LogEvent change, bool inTurn) => change.Kind switch
    {
        LogEventKind.Posted or LogEventKind.Edited or LogEventKind.Deleted or LogEventKind.Reposted or LogEventKind.Unreposted => Merge(_tweets, new TweetId(change.Subject), change, inTurn),
        LogEventKind.ProfileSaved => Merge(_profiles, change.Actor, change, inTurn),
        LogEventKind.Followed or LogEventKind.Unfollowed
            or LogEventKind.Liked or LogEventKind.Unliked or LogEventKind.Bookmarked or LogEventKind.Unbookmarked
            or LogEventKind.Blocked or LogEventKind.Unblocked or LogEventKind.Muted or LogEventKind.Unmuted
            or LogEventKind.NotificationsRead => change,
    };

    private static LogEvent? Merge<TKey>(Dictionary<TKey, LogEvent> ahead, TKey key, LogEvent change, bool inTurn)
        where TKey : notnull
    {
        if (ahead.TryGetValue(key, out var newer) && newer.Seq > change.Seq)
        {
            // An older one shows nothing any more, except that the tweet of a newer edit has to be there.
            return change.Kind is LogEventKind.Posted && newer.Kind is LogEventKind.Edited ? change with { Text = newer.Text } : null;
        }

        if (inTurn)
            ahead.Remove(key);
        else
            ahead[key] = change;
        return change;
    }
}
