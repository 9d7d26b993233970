using System.Data.Common;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>The statements of an append that read the same in both databases.</summary>
internal static class AppendSql
{
    public const string ReadKey = "SELECT actor, key, seq, kind, subject, at, fingerprint FROM tweet_log WHERE actor = $1 AND key = $2";

    public const string TweetFacts = """
        id, author, text, edited_at, deleted_at, reply_to, quote_of, repost_of, reply_author,
        (SELECT q.author FROM tweets q WHERE q.id = tweets.quote_of)
        """;

    public const string ReadMentioned = "SELECT handle_key, id FROM users WHERE handle_key = $1";

    /// <summary>Whom a tweet has notified that it mentions them.</summary>
    public const string ReadMentions = "SELECT tweet_id, user_id FROM notifications WHERE kind = 2 AND tweet_id = $1";

    /// <summary>The earlier versions of a tweet; texts that mention nobody are left out.</summary>
    public const string ReadVersions = "SELECT tweet_id, CASE WHEN text LIKE '%@%' THEN text END FROM tweet_versions WHERE tweet_id = $1";

    public const string Withdraw = "DELETE FROM notifications WHERE user_id = $1 AND kind = $2 AND tweet_id = $3 AND actor = $4";

    /// <summary>Of an insert of a notification: it may be left from an earlier cause that a process of an earlier version has undone.</summary>
    public const string NotifyAgain = "ON CONFLICT (user_id, kind, tweet_id, actor) DO UPDATE SET id = excluded.id";

    /// <summary>Never moves back.</summary>
    public const string ReadNotifications = """
        INSERT INTO notification_reads (user_id, up_to) VALUES ($1, $2)
        ON CONFLICT (user_id) DO UPDATE SET up_to = excluded.up_to WHERE excluded.up_to > notification_reads.up_to
        """;

    public const string ReadTweet = $"SELECT {TweetFacts} FROM tweets WHERE id = $1";

    public const string ReadEdge = "SELECT id FROM follows WHERE follower = $1 AND followee = $2";

    /// <summary>Fails, by setting null, when another writer has moved the head.</summary>
    public const string MoveHead = """
        UPDATE log_heads SET seq = CASE WHEN seq = $2 THEN $3 END, indexed = CASE WHEN indexed = seq THEN $3 ELSE indexed END,
            last_tweet_id = CASE WHEN $4 > last_tweet_id THEN $4 ELSE last_tweet_id END
        WHERE partition = $1
        """;

    /// <summary>Of an insert into the counts: they are added to those of the same tweet and partition.</summary>
    public const string AddToCounts = """
        ON CONFLICT (tweet_id, partition) DO UPDATE
        SET replies = tweet_counts.replies + excluded.replies, likes = tweet_counts.likes + excluded.likes,
            reposts = tweet_counts.reposts + excluded.reposts, quotes = tweet_counts.quotes + excluded.quotes
        """;

    public const string DropTags = "DELETE FROM hashtags WHERE tweet_id = $1";

    public const string InsertTag = "INSERT INTO hashtags (tag, tweet_id, author) VALUES ($1, $2, $3)";

    public const string CountFollowers = """
        INSERT INTO follower_counts (partition, user_id, followers) VALUES ($1, $2, $3)
        ON CONFLICT (user_id, partition) DO UPDATE SET followers = follower_counts.followers + excluded.followers
        """;

    /// <summary>What the other partitions have not counted of a user's followers is this one's.</summary>
    public const string RecountFollowers = """
        INSERT INTO follower_counts (partition, user_id, followers) VALUES ($1, $2, (SELECT count(*) FROM follows f WHERE f.followee = $2)
            - (SELECT coalesce(sum(c.followers), 0) FROM follower_counts c WHERE c.user_id = $2 AND c.partition <> $1))
        ON CONFLICT (user_id, partition) DO UPDATE SET followers = excluded.followers
        """;

    public const string DropWords = "DELETE FROM user_words WHERE user_id = $1";

    public const string InsertWord = "INSERT INTO user_words (word, user_id) VALUES ($1, $2)";

    public static string ReadHiding(HidingKind kind) => $"SELECT id FROM {TableOf(kind)} WHERE user_id = $1 AND other = $2";

    /// <summary>The table of a list.</summary>
    public static string TableOf(HidingKind kind) => kind switch
    {
        HidingKind.Blocked => "blocks",
        HidingKind.Muted => "mutes",
    };

    public static string ReadMark(TweetMarks mark) => $"SELECT id FROM {TableOf(mark)} WHERE user_id = $1 AND tweet_id = $2";

    /// <summary>The table of a mark.</summary>
    public static string TableOf(TweetMarks mark) => mark switch
    {
        TweetMarks.Liked => "likes",
        TweetMarks.Bookmarked => "bookmarks",
        TweetMarks.Reposted => "reposts",
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "Not one mark."),
    };

    public const string SaveProfile = """
        INSERT INTO users (id, handle, handle_key, display_name, bio, location, website, avatar_url, banner_url, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (id) DO UPDATE SET handle = excluded.handle, handle_key = excluded.handle_key,
            display_name = excluded.display_name, bio = excluded.bio, location = excluded.location, website = excluded.website,
            avatar_url = excluded.avatar_url, banner_url = excluded.banner_url, created_at = excluded.created_at
        """;

    public static object?[] ProfileValues(Profile profile) =>
    [
        profile.Id.Value, profile.Handle.Value, profile.Handle.Key, profile.DisplayName, profile.Bio, profile.Location,
        profile.Website, profile.AvatarUrl, profile.BannerUrl, profile.CreatedAt.ToUnixTimeMilliseconds(),
    ];

    public static KeyedRow MapKey(DbDataReader row) =>
        new(row.GetInt64(2), (LogEventKind)row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6));

    public static TweetRow MapTweet(DbDataReader row) => new(
        row.GetInt64(1),
        row.IsDBNull(4) ? row.GetString(2) : null,
        row.IsDBNull(3) ? new TweetId(row.GetInt64(0)).CreatedAt.ToUnixTimeMilliseconds() : row.GetInt64(3),
        GetId(row, 5),
        GetId(row, 6),
        GetId(row, 7),
        GetId(row, 8),
        GetId(row, 9));

    /// <summary>Adds a row of <see cref="ReadMentions"/>.</summary>
    public static void AddMention(AppendFacts facts, DbDataReader row)
    {
        if (!facts.Mentions.TryGetValue(row.GetInt64(0), out var users))
            facts.Mentions[row.GetInt64(0)] = users = [];
        users.Add(row.GetInt64(1));
    }

    /// <summary>Adds a row of <see cref="ReadVersions"/>.</summary>
    public static void AddVersion(AppendFacts facts, DbDataReader row)
    {
        if (!facts.Versions.TryGetValue(row.GetInt64(0), out var versions))
            facts.Versions[row.GetInt64(0)] = versions = new EarlierVersions();
        versions.Add(row.IsDBNull(1) ? null : row.GetString(1));
    }

    private static long? GetId(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
