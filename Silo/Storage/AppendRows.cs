using System.Collections.Immutable;
using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

internal sealed record LogRow(long Seq, LogEventKind Kind, long Actor, long Subject, long At, string? Key, long Fingerprint);

internal sealed record NewTweetRow(
    long Id, long Author, string Text, long Seq, long? ReplyTo = null, long? ReplyAuthor = null, long? QuoteOf = null, long? RepostOf = null);

internal sealed record ChangedTweetRow(long Id, string Text, long? EditedAt, long? DeletedAt);

internal sealed record VersionRow(long TweetId, long Seq, long At, string Text);

internal sealed record EdgeRow(long Follower, long Followee, long Id);

/// <param name="Tags">As they are looked up; none when it has no more.</param>
internal sealed record TaggedRow(long TweetId, long Author, ImmutableArray<string> Tags);

internal readonly record struct HidingRow(HidingKind Kind, long User, long Other);

/// <param name="Tweet">0 for follows.</param>
internal readonly record struct NotificationKey(long User, NotificationKind Kind, long Tweet, long Actor);

internal readonly record struct Mark(TweetMarks Kind, long User, long Tweet);
