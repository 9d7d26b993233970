using System.Collections.Immutable;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>Fresh users and log entries for a test, and the log grain's part of numbering them.</summary>
internal sealed class People(ITweetStore store)
{
    private static long _made;

    private readonly Dictionary<LogPartition, TweetId> _last = [];
    private long _edges;

    /// <summary>The first moment of the test.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The time of the next entry; a test moves it.</summary>
    public DateTimeOffset Now { get; set; } = Start;

    public static UserId NewUser() => new(TimeSortableId.FirstAt(Start) + Interlocked.Increment(ref _made));

    public static Profile ProfileOf(UserId user) => new(
        user, HandleOf($"u{user.Value - TimeSortableId.FirstAt(Start)}"), $"User {user}", "bio", null, "https://example.com/", null, null, Start);

    public static Handle HandleOf(string text) => Handle.TryParse(text, out var handle) ? handle : throw new ArgumentException(text);

    public static IdempotencyKey Key(string text) => IdempotencyKey.TryParse(text, out var key) ? key : throw new ArgumentException(text);

    /// <summary>Appends with the next sequence numbers, each entry a millisecond after the one before.</summary>
    public async Task<ImmutableArray<AppendResult>> AppendAsync(params LogCommand[] commands)
    {
        var partition = LogPartition.Of(commands[0].Actor);
        var head = (await store.ReadHeadsAsync(CancellationToken.None))[partition];
        return await store.AppendAsync(partition, head + 1, Entries(commands));
    }

    public async Task<AppendResult> AppendOneAsync(LogCommand command) => (await AppendAsync(command))[0];

    public ImmutableArray<LogEntry> Entries(params LogCommand[] commands) => [.. commands.Select(Entry)];

    /// <summary>Posts, and answers the tweet's id.</summary>
    public async Task<TweetId> PostAsync(UserId author, string text) =>
        new((await AppendOneAsync(LogCommand.Post(ProfileOf(author), text, null))).Subject);

    /// <summary>Answers a tweet, and answers the reply's id.</summary>
    public async Task<TweetId> ReplyAsync(UserId author, TweetId answered, UserId other, string text) =>
        new((await AppendOneAsync(Reply(author, answered, other, text))).Subject);

    public static LogCommand Reply(UserId author, TweetId answered, UserId other, string text) =>
        LogCommand.Post(ProfileOf(author), text, null) with { ReplyTo = new ReplyTo(answered, other, ProfileOf(other).Handle) };

    /// <summary>Reposts, and answers the entry's id.</summary>
    public async Task<TweetId> RepostAsync(UserId user, TweetId tweet, UserId author, UserId? answered = null) =>
        new((await AppendOneAsync(Repost(user, tweet, author, answered))).Subject);

    public static LogCommand Repost(UserId user, TweetId tweet, UserId author, UserId? answered = null) =>
        LogCommand.Repost(ProfileOf(user), new RepostOf(tweet, author, answered), null);

    public static LogCommand Unrepost(UserId user, TweetId tweet, UserId author) =>
        LogCommand.Unrepost(user, new RepostOf(tweet, author, AnsweredId: null), null);

    /// <summary>A user in the users table.</summary>
    public async Task<UserId> RegisterAsync()
    {
        var user = NewUser();
        await AppendAsync(LogCommand.SaveProfile(ProfileOf(user), null));
        return user;
    }

    private LogEntry Entry(LogCommand command)
    {
        Now += TimeSpan.FromMilliseconds(1);
        return new LogEntry(command, NewId(command), Now);
    }

    private long NewId(LogCommand command)
    {
        switch (command.Kind)
        {
            case LogEventKind.Posted or LogEventKind.Reposted:
                var partition = LogPartition.Of(command.Actor);
                return (_last[partition] = TweetId.Next(partition, _last.GetValueOrDefault(partition), Now)).Value;
            case LogEventKind.Followed or LogEventKind.Liked or LogEventKind.Bookmarked or LogEventKind.Edited or LogEventKind.Blocked or LogEventKind.Muted:
                return TimeSortableId.FirstAt(Now) + ++_edges;
            default:
                return 0;
        }
    }
}
