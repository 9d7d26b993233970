using System.Collections.Immutable;
using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>
/// Who is notified of what. One notification for each person and tweet: a reply comes before a quote, a quote before a mention; nobody
/// is notified of what they do themselves.
/// </summary>
internal sealed partial class AppendPlan
{
    // To whom the entry that is being decided has to be told.
    private List<long>? _notified;

    public HashSet<NotificationKey> WithdrawnNotifications { get; } = [];

    /// <summary>With the ids of their causes.</summary>
    public Dictionary<NotificationKey, long> NewNotifications { get; } = [];

    /// <summary>Up to where users have read their notifications.</summary>
    public Dictionary<long, long> ReadUpTo { get; } = [];

    private ImmutableArray<UserId> TakeNotified()
    {
        if (_notified is null)
            return default;
        ImmutableArray<UserId> notified = [.. _notified.Distinct().Select(user => new UserId(user))];
        _notified = null;
        return notified;
    }

    private void NotifyOfPost(long id, TweetRow tweet)
    {
        if (tweet.ReplyAuthor is { } answered)
            Notify(new NotificationKey(answered, NotificationKind.Reply, id, tweet.Author), id);
        if (tweet.QuoteAuthor is { } quoted && quoted != tweet.ReplyAuthor)
            Notify(new NotificationKey(quoted, NotificationKind.Quote, id, tweet.Author), id);
        Mention(id, id, tweet, FindMentioned(Mentions.Of(tweet.Text), tweet));
    }

    // Who is named no longer has no notification of it. A tweet notifies a person of a mention once, ever: who was named by any version before
    // gets the notification back at the place of the tweet, and is told nothing.
    private void NotifyOfEdit(LogEntry entry, TweetRow old)
    {
        var (tweet, handles) = (entry.Command.Subject, Mentions.Of(entry.Command.Text));
        var named = FindMentioned(handles, old).ToHashSet();
        foreach (var user in MentionsOf(tweet).Where(user => !named.Contains(user)).ToArray())
        {
            MentionsOf(tweet).Remove(user);
            Withdraw(new NotificationKey(user, NotificationKind.Mention, tweet, old.Author));
        }

        if (handles.Except(Mentions.Of(old.Text)).ToArray() is not { Length: > 0 } added)
            return;
        var before = VersionsOf(tweet).Mentioning.SelectMany(text => Mentions.Of(text)).ToHashSet();
        foreach (var user in FindMentioned(added.Where(before.Contains), old))
        {
            if (MentionsOf(tweet).Count < ApiLimits.MentionsNotified && MentionsOf(tweet).Add(user))
                NewNotifications[new NotificationKey(user, NotificationKind.Mention, tweet, old.Author)] = tweet;
        }

        Mention(entry.NewId, tweet, old, FindMentioned(added.Where(handle => !before.Contains(handle)), old));
    }

    // Nothing is withdrawn: what is about a deleted tweet is hidden when it is read.
    private void TellOfDeletion(long id, TweetRow tweet)
    {
        foreach (var user in new[] { tweet.Author, tweet.ReplyAuthor, tweet.QuoteAuthor }.OfType<long>().Concat(MentionsOf(id)))
            Tell(user);
    }

    // What is hidden when it is read is unread no longer.
    private void TellOfHiding(HidingRow row)
    {
        Tell(row.User);
        if (row.Kind is HidingKind.Blocked)
            Tell(row.Other);
    }

    private void Mention(long cause, long id, TweetRow tweet, IEnumerable<long> users)
    {
        var mentioned = MentionsOf(id);
        foreach (var user in users.Where(user => mentioned.Count < ApiLimits.MentionsNotified && mentioned.Add(user)))
            Notify(new NotificationKey(user, NotificationKind.Mention, id, tweet.Author), cause);
    }

    private IEnumerable<long> FindMentioned(IEnumerable<string> handles, TweetRow tweet) =>
        handles.Where(_facts.Mentioned.ContainsKey).Select(handle => _facts.Mentioned[handle])
            .Where(user => user != tweet.Author && user != tweet.ReplyAuthor && user != tweet.QuoteAuthor);

    private HashSet<long> MentionsOf(long tweet)
    {
        if (!_facts.Mentions.TryGetValue(tweet, out var users))
            _facts.Mentions[tweet] = users = [];
        return users;
    }

    private NotificationKey? NotificationOf(Mark mark)
    {
        if (!_facts.Tweets.TryGetValue(mark.Tweet, out var tweet))
            return null;
        return mark.Kind switch
        {
            TweetMarks.Liked => new NotificationKey(tweet.Author, NotificationKind.Like, mark.Tweet, mark.User),
            TweetMarks.Reposted => new NotificationKey(tweet.Author, NotificationKind.Repost, mark.Tweet, mark.User),
            _ => null,
        };
    }

    private void Notify(NotificationKey notification, long cause)
    {
        if (notification.User == notification.Actor)
            return;
        NewNotifications[notification] = cause;
        Tell(notification.User);
    }

    private void Withdraw(NotificationKey notification)
    {
        if (notification.User == notification.Actor)
            return;
        if (!NewNotifications.Remove(notification))
            WithdrawnNotifications.Add(notification);
        Tell(notification.User);
    }

    private void Tell(long user) => (_notified ??= []).Add(user);

    private long Read(LogCommand command)
    {
        var user = command.Actor.Value;
        ReadUpTo[user] = Math.Max(ReadUpTo.GetValueOrDefault(user), command.Subject);
        Tell(user);
        return command.Subject;
    }
}
