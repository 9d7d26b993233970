using System.Collections.Immutable;
using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>
/// Decides, entry by entry in order, what a batch of log entries changes. Pure: facts in, rows out, the same for
/// both databases. Whoever executes it holds the partition, so the facts cannot change underneath.
/// </summary>
internal sealed partial class AppendPlan
{
    private static readonly long KeyMilliseconds = (long)TimeSpan.FromHours(24).TotalMilliseconds;

    private readonly AppendFacts _facts;
    private readonly long _firstSeq;

    private AppendPlan(LogPartition partition, long firstSeq, ImmutableArray<LogEntry> entries, AppendFacts facts)
    {
        if (facts.Head != firstSeq - 1)
            throw new LogFencedException($"The log of partition {partition} stands at {facts.Head}, not before {firstSeq}.");

        _facts = facts;
        _firstSeq = firstSeq;
        Partition = partition;
        Results = [.. entries.Select(Decide)];
    }

    public LogPartition Partition { get; }

    /// <summary>The newest sequence number before the batch.</summary>
    public long OldHead => _firstSeq - 1;

    /// <summary>The newest sequence number after the batch.</summary>
    public long NewHead => _firstSeq - 1 + Log.Count;

    public ImmutableArray<AppendResult> Results { get; }

    // To be written in this order.
    public List<(long Actor, string Key)> ExpiredKeys { get; } = [];

    public List<LogRow> Log { get; } = [];

    public List<NewTweetRow> NewTweets { get; } = [];

    public List<VersionRow> Versions { get; } = [];

    public Dictionary<long, ChangedTweetRow> ChangedTweets { get; } = [];

    /// <summary>What is added to the counts of tweets.</summary>
    public Dictionary<long, TweetCounts> Counts { get; } = [];

    public HashSet<Mark> RemovedMarks { get; } = [];

    /// <summary>With their ids.</summary>
    public Dictionary<Mark, long> NewMarks { get; } = [];

    public HashSet<(long Follower, long Followee)> RemovedEdges { get; } = [];

    public Dictionary<(long Follower, long Followee), EdgeRow> NewEdges { get; } = [];

    public HashSet<HidingRow> RemovedHidings { get; } = [];

    /// <summary>With their ids.</summary>
    public Dictionary<HidingRow, long> NewHidings { get; } = [];

    public Dictionary<UserId, Profile> Profiles { get; } = [];

    /// <summary>Tweets whose hashtags are other ones now, with all that they have.</summary>
    public Dictionary<long, TaggedRow> Tags { get; } = [];

    /// <summary>What is added to the numbers of people's followers.</summary>
    public Dictionary<long, int> Followers { get; } = [];

    public long LastTweetId => NewTweets.Count == 0 ? 0 : NewTweets.Max(tweet => tweet.Id);

    public static AppendPlan Make(LogPartition partition, long firstSeq, ImmutableArray<LogEntry> entries, AppendFacts facts) =>
        new(partition, firstSeq, entries, facts);

    private AppendResult Decide(LogEntry entry)
    {
        var command = entry.Command;
        if (command.Key is { } key && FindRepeat(command, key.Value, entry.At) is { } repeat)
            return repeat;
        if (Apply(entry) is not { } subject)
            return new AppendResult(AppendStatus.Unchanged, 0, command.Subject, entry.At);

        var row = new LogRow(
            NewHead + 1, command.Kind, command.Actor.Value, subject, entry.At.ToUnixTimeMilliseconds(), command.Key?.Value, command.Fingerprint);
        Log.Add(row);
        if (row.Key is not null)
            _facts.Keys[(row.Actor, row.Key)] = new KeyedRow(row.Seq, row.Kind, row.Subject, row.At, row.Fingerprint);
        return new AppendResult(AppendStatus.Committed, row.Seq, row.Subject, entry.At) { Notifies = TakeNotified() };
    }

    private AppendResult? FindRepeat(LogCommand command, string key, DateTimeOffset now)
    {
        if (!_facts.Keys.TryGetValue((command.Actor.Value, key), out var first))
            return null;
        if (now.ToUnixTimeMilliseconds() - first.At >= KeyMilliseconds)
        {
            Forget(command.Actor.Value, key, first);
            return null;
        }

        return first.Fingerprint == command.Fingerprint && first.Kind == command.Kind
            ? new AppendResult(AppendStatus.Repeated, first.Seq, first.Subject, DateTimeOffset.FromUnixTimeMilliseconds(first.At))
            : new AppendResult(AppendStatus.KeyReused, 0, 0, now);
    }

    private void Forget(long actor, string key, KeyedRow first)
    {
        _facts.Keys.Remove((actor, key));
        if (first.Seq < _firstSeq)
            ExpiredKeys.Add((actor, key));
        else
            Log[(int)(first.Seq - _firstSeq)] = Log[(int)(first.Seq - _firstSeq)] with { Key = null };
    }

    // What the log says it is about, or null when nothing changes.
    private long? Apply(LogEntry entry)
    {
        var command = entry.Command;
        return command.Kind switch
        {
            LogEventKind.Posted => Post(entry) ? entry.NewId : null,
            LogEventKind.Edited => Edit(entry) ? command.Subject : null,
            LogEventKind.Deleted => Delete(entry) ? command.Subject : null,
            LogEventKind.Followed => Follow(entry) ? command.Subject : null,
            LogEventKind.Unfollowed => Unfollow(command) ? command.Subject : null,
            LogEventKind.ProfileSaved => SaveProfile(command),
            LogEventKind.Liked or LogEventKind.Bookmarked => SetMark(entry) ? command.Subject : null,
            LogEventKind.Unliked or LogEventKind.Unbookmarked => ClearMark(command) is not null ? command.Subject : null,
            LogEventKind.Reposted => Repost(entry) ? entry.NewId : null,
            LogEventKind.Unreposted => Unrepost(entry),
            LogEventKind.Blocked => Block(entry) ? command.Subject : null,
            LogEventKind.Muted => Hide(entry) ? command.Subject : null,
            LogEventKind.Unblocked or LogEventKind.Unmuted => Unhide(command) ? command.Subject : null,
            LogEventKind.NotificationsRead => Read(command),
        };
    }

    private bool Post(LogEntry entry)
    {
        var (author, text, now) = (entry.Command.Actor.Value, entry.Command.Text!, entry.At.ToUnixTimeMilliseconds());
        var (answered, quoted) = (entry.Command.ReplyTo?.Id.Value, entry.Command.QuoteOf?.Value);
        if (!entry.Command.NeededTweets.All(IsThere))
            return false;
        NewTweets.Add(new NewTweetRow(entry.NewId, author, text, NewHead + 1, answered, entry.Command.ReplyTo?.AuthorId.Value, quoted));
        var tweet = new TweetRow(
            author, text, now, answered, quoted, RepostOf: null, entry.Command.ReplyTo?.AuthorId.Value, quoted is { } other ? _facts.Tweets[other].Author : null);
        _facts.Tweets[entry.NewId] = tweet;
        CountAnswerAndQuote(answered, quoted, 1);
        Tag(entry.NewId, author, "", text);
        NotifyOfPost(entry.NewId, tweet);
        return true;
    }

    private bool Edit(LogEntry entry)
    {
        var command = entry.Command;
        if (FindOwn(command) is not { Text: { } oldText } tweet)
            return false;
        var earlier = VersionsOf(command.Subject);
        if (command.Text == oldText || earlier.Count + 1 >= ApiLimits.TweetVersions)
            return false;
        var now = entry.At.ToUnixTimeMilliseconds();
        Versions.Add(new VersionRow(command.Subject, NewHead + 1, tweet.Since, oldText));
        ChangedTweets[command.Subject] = new ChangedTweetRow(command.Subject, command.Text!, now, null);
        _facts.Tweets[command.Subject] = tweet with { Text = command.Text, Since = now };
        Tag(command.Subject, tweet.Author, oldText, command.Text!);
        NotifyOfEdit(entry, tweet);
        earlier.Add(oldText.Contains('@') ? oldText : null);
        return true;
    }

    private EarlierVersions VersionsOf(long tweet)
    {
        if (!_facts.Versions.TryGetValue(tweet, out var versions))
            _facts.Versions[tweet] = versions = new EarlierVersions();
        return versions;
    }

    private bool Delete(LogEntry entry)
    {
        var command = entry.Command;
        if (FindOwn(command) is not { Text: { } oldText } tweet)
            return false;
        var now = entry.At.ToUnixTimeMilliseconds();
        ChangedTweets[command.Subject] = new ChangedTweetRow(command.Subject, "", null, now);
        _facts.Tweets[command.Subject] = tweet with { Text = null };
        CountAnswerAndQuote(tweet.ReplyTo, tweet.QuoteOf, -1);
        Tag(command.Subject, tweet.Author, oldText, "");
        TellOfDeletion(command.Subject, tweet);
        return true;
    }

    private bool Repost(LogEntry entry)
    {
        var (user, tweet) = (entry.Command.Actor.Value, entry.Command.Subject);
        if (!SetMark(entry))
            return false;
        NewTweets.Add(new NewTweetRow(entry.NewId, user, "", NewHead + 1, RepostOf: tweet));
        return true;
    }

    private long? Unrepost(LogEntry entry)
    {
        if (ClearMark(entry.Command) is not { } repost)
            return null;
        ChangedTweets[repost] = new ChangedTweetRow(repost, "", null, entry.At.ToUnixTimeMilliseconds());
        return repost;
    }

    private void CountAnswerAndQuote(long? answered, long? quoted, int step)
    {
        if (answered is { } replied)
            Count(replied, new TweetCounts(Replies: step));
        if (quoted is { } tweet)
            Count(tweet, new TweetCounts(Quotes: step));
    }

    private void Tag(long tweet, long author, string oldText, string text)
    {
        var tags = Hashtag.Of(text);
        if (!tags.IsEmpty || !Hashtag.Of(oldText).IsEmpty)
            Tags[tweet] = new TaggedRow(tweet, author, tags);
    }

    private void Count(long tweet, TweetCounts step) => Counts[tweet] = Counts.GetValueOrDefault(tweet) + step;

    private bool IsThere(long tweet) => _facts.Tweets.TryGetValue(tweet, out var row) && row is { Text: not null, RepostOf: null };

    private TweetRow? FindOwn(LogCommand command) =>
        _facts.Tweets.TryGetValue(command.Subject, out var tweet) && tweet.RepostOf is null && tweet.Author == command.Actor.Value ? tweet : null;

    private bool Follow(LogEntry entry)
    {
        var edge = (Follower: entry.Command.Actor.Value, Followee: entry.Command.Subject);
        if (IsBlocked(edge.Follower, edge.Followee) || IsBlocked(edge.Followee, edge.Follower) || !_facts.Edges.Add(edge))
            return false;
        NewEdges[edge] = new EdgeRow(edge.Follower, edge.Followee, entry.NewId);
        CountFollower(edge.Followee, 1);
        Notify(new NotificationKey(edge.Followee, NotificationKind.Follow, 0, edge.Follower), entry.NewId);
        return true;
    }

    private bool Unfollow(LogCommand command) => RemoveEdge((command.Actor.Value, command.Subject));

    private bool RemoveEdge((long Follower, long Followee) edge)
    {
        if (!_facts.Edges.Remove(edge))
            return false;
        if (!NewEdges.Remove(edge))
            RemovedEdges.Add(edge);
        CountFollower(edge.Followee, -1);
        Withdraw(new NotificationKey(edge.Followee, NotificationKind.Follow, 0, edge.Follower));
        return true;
    }

    // Neither follows the other any more.
    private bool Block(LogEntry entry)
    {
        if (!Hide(entry))
            return false;
        var (user, other) = (entry.Command.Actor.Value, entry.Command.Subject);
        RemoveEdge((user, other));
        RemoveEdge((other, user));
        return true;
    }

    private bool Hide(LogEntry entry)
    {
        var row = HidingOf(entry.Command);
        if (!_facts.Hidings.Add(row))
            return false;
        NewHidings[row] = entry.NewId;
        TellOfHiding(row);
        return true;
    }

    private bool Unhide(LogCommand command)
    {
        var row = HidingOf(command);
        if (!_facts.Hidings.Remove(row))
            return false;
        if (!NewHidings.Remove(row))
            RemovedHidings.Add(row);
        TellOfHiding(row);
        return true;
    }

    private bool IsBlocked(long user, long other) => _facts.Hidings.Contains(new HidingRow(HidingKind.Blocked, user, other));

    private static HidingRow HidingOf(LogCommand command) => new(command.HidingKind!.Value, command.Actor.Value, command.Subject);

    private void CountFollower(long followee, int step) => Followers[followee] = Followers.GetValueOrDefault(followee) + step;

    private bool SetMark(LogEntry entry)
    {
        var mark = MarkOf(entry.Command);
        if (!IsThere(mark.Tweet) || !_facts.Marks.TryAdd(mark, entry.NewId))
            return false;
        NewMarks[mark] = entry.NewId;
        Count(mark, 1);
        if (NotificationOf(mark) is { } notification)
            Notify(notification, entry.NewId);
        return true;
    }

    // The id of the mark that was there, or null.
    private long? ClearMark(LogCommand command)
    {
        var mark = MarkOf(command);
        if (!_facts.Marks.Remove(mark, out var id))
            return null;
        if (!NewMarks.Remove(mark))
            RemovedMarks.Add(mark);
        Count(mark, -1);
        if (NotificationOf(mark) is { } notification)
            Withdraw(notification);
        return id;
    }

    private void Count(Mark mark, int step)
    {
        if (mark.Kind is TweetMarks.Liked)
            Count(mark.Tweet, new TweetCounts(Likes: step));
        if (mark.Kind is TweetMarks.Reposted)
            Count(mark.Tweet, new TweetCounts(Reposts: step));
    }

    private static Mark MarkOf(LogCommand command) => new(command.MarkKind, command.Actor.Value, command.Subject);

    private long SaveProfile(LogCommand command)
    {
        Profiles[command.Actor] = command.Profile!;
        return command.Subject;
    }
}
