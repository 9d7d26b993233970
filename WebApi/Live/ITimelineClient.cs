using System.Text.Json.Serialization;
using MiniTwitter.Notifications;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Live;

/// <summary>What the hub tells a client. Each event at most once per connection; hints only, a read is the truth.</summary>
public interface ITimelineClient
{
    Task TweetPosted(TweetJson tweet);

    Task TweetEdited(TweetJson tweet);

    Task TweetDeleted(DeletedTweet tweet);

    /// <summary>Somebody whose tweets and reposts the client is to show no longer.</summary>
    Task UserHidden(HiddenUser user);

    /// <summary>Tweets that the client looks at have other counts now.</summary>
    Task TweetsCounted(IReadOnlyCollection<CountedTweet> tweets);

    /// <summary>The user has liked or bookmarked a tweet, or not any more, on any device.</summary>
    Task TweetMarked(MarkedTweet tweet);

    /// <summary>A notification that is new, or has grown: the earlier one of the same group gives way.</summary>
    Task Notified(Notification notification);

    /// <summary>Other notifications are unread now.</summary>
    Task UnreadChanged(UnreadNotifications unread);
}

/// <summary>A tweet that is gone.</summary>
public sealed record DeletedTweet(TweetId Id);

/// <summary>A tweet that the user has marked in another way than before.</summary>
/// <param name="Liked">Null, and left out, where that has not changed.</param>
/// <param name="Bookmarked">As of <paramref name="Liked"/>.</param>
public sealed record MarkedTweet(
    TweetId Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Liked = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Bookmarked = null);

/// <summary>Somebody whom the user does not see any more.</summary>
/// <param name="Everywhere">One of the two has blocked the other. Otherwise the user has muted somebody, which concerns its home alone.</param>
public sealed record HiddenUser(UserId Id, bool Everywhere);
