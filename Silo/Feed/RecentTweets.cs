using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Feed;

/// <summary>
/// The newest tweets and reposts of everybody, once per silo: timelines hold ids only, so an edit or a deletion here shows in
/// all of them at once, also where it is reposted or quoted. Written under the feed's gate; <see cref="Find"/> and <see cref="SeqOf"/> are safe from any thread.
/// </summary>
internal sealed class RecentTweets(int capacity, long maxBytes = long.MaxValue)
{
    // Where so many in a row are answers that a timeline does not show, the database is asked instead.
    private const int MostLooks = Timeline.Capacity;

    // What is counted for tweets that never come, because they are deleted, is dropped again.
    private const int MostEarly = 1_000;

    private readonly ConcurrentDictionary<TweetId, Recent> _tweets = new();
    private readonly ConcurrentDictionary<UserId, Author> _authors = new();
    private readonly Dictionary<UserId, List<Said>> _byAuthor = [];
    private readonly SortedSet<Said> _everybody = [];

    private readonly RecentReposts _reposts = new();

    // The tweets in memory that quote something, by what they quote.
    private readonly Dictionary<TweetId, List<TweetId>> _quoting = [];

    // What was done with tweets that this silo has not heard of yet: their logs are read apart from each other.
    private readonly Dictionary<TweetId, TweetCounts> _early = [];

    private long _floor;
    private long _bytes;

    /// <summary>About what the tweets take in memory, also once all of them were shown.</summary>
    public long Bytes => _bytes;

    /// <summary>Every tweet with a larger id that this silo knows of is here. Safe from any thread.</summary>
    public TweetId Floor
    {
        get => new(Volatile.Read(ref _floor));
        private set => Volatile.Write(ref _floor, value.Value);
    }

    /// <summary>Starts from what the database holds.</summary>
    public void Load(LogWindow window)
    {
        foreach (var author in window.Authors)
            _authors[author.Id] = author.ToAuthor();
        foreach (var repost in window.EarlierReposts)
            _reposts.Add(repost);
        foreach (var tweet in window.Tweets.Reverse())
            Add(tweet);
        if (!window.Complete)
            Floor = window.Tweets[^1].Id;
        DropOldest();
        foreach (var (quoted, quotes) in _quoting)
        {
            if (quoted.CompareTo(Floor) > 0 && !_tweets.ContainsKey(quoted))
                LoseQuoted(quotes);
        }
    }

    /// <summary>The tweet or repost as it now is, or null when it or what it shows is not here.</summary>
    public ShownTweet? Find(TweetId id)
    {
        if (!_tweets.TryGetValue(id, out var recent) || !_authors.TryGetValue(recent.Stored.Author, out var author))
            return null;
        object? shows = recent.Stored switch
        {
            { RepostOf: { } original } => Find(original.Id),
            { QuoteOf: { } quoted } => FindQuoted(quoted),
            _ => null,
        };
        if (shows is null && !recent.StandsAlone)
            return null;

        // The view is kept until its author changes name or picture, or what it shows has changed.
        if (recent.Shown is not { } shown || !ReferenceEquals(shown.Author, author) || !ReferenceEquals(shown.Shows, shows))
            recent.Shown = shown = new View(author, shows, Show(recent.Stored, author, shows));
        return shown.Tweet;
    }

    /// <summary>Where it stands in its log, or null when it is not here.</summary>
    public long? SeqOf(TweetId id) => _tweets.TryGetValue(id, out var recent) ? recent.Stored.Seq : null;

    /// <summary>Whether an entry of a timeline is a repost of something that the timeline has shown shortly before.</summary>
    public bool IsRepeat(TimelineScope scope, TweetId entry) =>
        _tweets.TryGetValue(entry, out var recent) && recent.Stored.RepostOf is { } of && _reposts.IsRepeat(scope, entry, of);

    /// <summary>The reposts of a tweet, of those in memory and of the days before.</summary>
    public IReadOnlyCollection<RepostRow> RepostsOf(TweetId tweet) => _reposts.Of(tweet);

    /// <summary>Adds a tweet. Idempotent; one below the floor is left to the database.</summary>
    public void Add(StoredTweet tweet, Author author)
    {
        if (tweet.Id.CompareTo(Floor) <= 0)
        {
            if (RowOf(tweet) is { } repost)
                _reposts.Add(repost);
            return;
        }

        _authors.TryAdd(tweet.Author, author);
        Add(tweet);
        DropOldest();
        _reposts.ForgetBefore(Floor);
    }

    private void DropOldest()
    {
        while (_everybody.Count > capacity || (_bytes > maxBytes && _everybody.Count > 1))
        {
            Floor = _everybody.Min.Id;
            Drop(Floor);
        }
    }

    public void Edit(TweetId id, string text, DateTimeOffset at)
    {
        if (_tweets.TryGetValue(id, out var recent))
        {
            var edited = recent.Stored with { Text = text, EditedAt = at };
            _bytes += TweetBytes.Of(edited) - TweetBytes.Of(recent.Stored);
            _tweets[id] = recent.With(edited);
            DropOldest();
        }
    }

    /// <summary>Others have done something with a tweet.</summary>
    public void Count(TweetId id, TweetCounts step)
    {
        if (_tweets.TryGetValue(id, out var recent))
            _tweets[id] = recent.With(recent.Stored with { Counts = recent.Stored.Counts + step });
        else if (id.CompareTo(Floor) > 0)
            CountEarly(id, step);
    }

    /// <summary>A tweet was deleted: its reposts go with it, and its quotes stay without it.</summary>
    public void Remove(TweetId id)
    {
        Drop(id);
        foreach (var repost in _reposts.Of(id))
            Drop(repost.Id);
        if (_quoting.TryGetValue(id, out var quotes))
            LoseQuoted(quotes);
    }

    /// <summary>A repost was undone.</summary>
    public void Remove(RepostRow repost)
    {
        _reposts.Remove(repost);
        Drop(repost.Id);
    }

    private void Drop(TweetId id)
    {
        if (!_tweets.TryRemove(id, out var recent))
            return;
        _bytes -= TweetBytes.Of(recent.Stored);
        if (recent.Stored.QuoteOf is { } quoted && _quoting[quoted].Remove(id) && _quoting[quoted].Count == 0)
            _quoting.Remove(quoted);
        var said = Said.Of(recent.Stored);
        _everybody.Remove(said);
        var author = recent.Stored.Author;
        var own = _byAuthor[author];
        own.RemoveAt(own.BinarySearch(said));
        if (own.Count > 0)
            return;
        _byAuthor.Remove(author);
        _authors.TryRemove(author, out _);
    }

    /// <summary>An author changed its name or picture.</summary>
    public void Rename(Author author)
    {
        if (_authors.ContainsKey(author.Id))
            _authors[author.Id] = author;
    }

    /// <summary>The newest tweets of a timeline, as many as it holds in memory.</summary>
    public Timeline Recall(TimelineScope scope) => Recall(scope, TweetId.Max, Timeline.Capacity);

    /// <summary>See <see cref="ISiloFeed.Recall"/>.</summary>
    public Timeline Recall(TimelineScope scope, TweetId before, int most)
    {
        var (entries, floor) = (new List<TweetId>(most), Floor);
        if (scope.Authors is null)
        {
            var older = before == TweetId.Max ? _everybody : _everybody.GetViewBetween(default, Said.JustBelow(before));
            var looks = 0;
            foreach (var said in older.Reverse())
            {
                if (entries.Count == most || looks++ == MostLooks)
                {
                    floor = said.Id;
                    break;
                }

                if (Shows(scope, said, default))
                    entries.Add(said.Id);
            }
        }
        else
        {
            foreach (var author in scope.Authors)
            {
                if (_byAuthor.TryGetValue(author, out var own))
                    AddNewest(own, scope, author, before, most, entries, ref floor);
            }
        }

        // Newest first is how they were added, of each author.
        if (scope.Authors is { Count: > 1 })
            entries.Sort();
        else
            entries.Reverse();
        return Above(CollectionsMarshal.AsSpan(entries), floor);
    }

    /// <summary>As many of an author's as are asked for, newest first; raises the floor to what is left out.</summary>
    private static void AddNewest(List<Said> own, TimelineScope scope, UserId author, TweetId before, int most, List<TweetId> entries, ref TweetId floor)
    {
        var place = own.BinarySearch(Said.JustBelow(before));
        place = place < 0 ? ~place : place + 1;
        var lowest = Math.Max(0, place - MostLooks);
        for (most += entries.Count; place > lowest && entries.Count < most; place--)
        {
            if (Shows(scope, own[place - 1], author))
                entries.Add(own[place - 1].Id);
        }

        if (place > 0 && own[place - 1].Id.CompareTo(floor) > 0)
            floor = own[place - 1].Id;
    }

    private static bool Shows(TimelineScope scope, Said said, UserId author) =>
        said.IsRepost ? scope.Authors is not null : scope.Shows(author, said.Answered);

    private static Timeline Above(ReadOnlySpan<TweetId> entries, TweetId floor)
    {
        while (!entries.IsEmpty && entries[0].CompareTo(floor) <= 0)
            entries = entries[1..];
        return new Timeline(entries, floor);
    }

    private void Add(StoredTweet tweet)
    {
        if (_early.Remove(tweet.Id, out var counts))
            tweet = tweet with { Counts = tweet.Counts + counts };
        if (!_tweets.TryAdd(tweet.Id, new Recent(tweet)))
            return;
        _bytes += TweetBytes.Of(tweet);
        if (RowOf(tweet) is { } repost)
            _reposts.Add(repost);
        if (tweet.QuoteOf is { } quoted)
            Quote(quoted, tweet.Id);
        var said = Said.Of(tweet);
        _everybody.Add(said);
        if (!_byAuthor.TryGetValue(tweet.Author, out var own))
            _byAuthor[tweet.Author] = own = [];
        var place = own.BinarySearch(said);
        own.Insert(~place, said);
    }

    private void CountEarly(TweetId id, TweetCounts step)
    {
        _early[id] = _early.GetValueOrDefault(id) + step;
        if (_early.Count < MostEarly)
            return;
        foreach (var oldest in _early.Keys.Order().Take(MostEarly / 2).ToArray())
            _early.Remove(oldest);
    }

    private void Quote(TweetId quoted, TweetId quote)
    {
        if (!_quoting.TryGetValue(quoted, out var quotes))
            _quoting[quoted] = quotes = [];
        quotes.Add(quote);
    }

    private void LoseQuoted(List<TweetId> quotes)
    {
        foreach (var quote in quotes)
            _tweets[quote].LoseQuoted();
    }

    private ShownQuote? FindQuoted(TweetId id)
    {
        if (!_tweets.TryGetValue(id, out var recent) || !_authors.TryGetValue(recent.Stored.Author, out var author))
            return null;
        if (recent.Quoted is not { } quoted || !ReferenceEquals(quoted.Author, author))
            recent.Quoted = quoted = new ShownQuote(QuotedTweet.Of(TweetViews.View(recent.Stored, author, quote: null)), author);
        return quoted;
    }

    private static ShownTweet Show(StoredTweet stored, Author author, object? shows)
    {
        if (shows is ShownTweet original)
            return new ShownTweet(original, TweetViews.ViewRepost(stored, author));
        var quoted = shows as ShownQuote;
        var quote = stored.QuoteOf is { } id ? quoted?.Quote ?? new Quote(id, Tweet: null) : null;
        return new ShownTweet(TweetViews.View(stored, author, quote), quoted);
    }

    private static RepostRow? RowOf(StoredTweet tweet) =>
        tweet.RepostOf is { } of ? new RepostRow(tweet.Id, tweet.Author, of.Id) : null;

    // What decides which timelines show a tweet; the answered author is 0 when there is none, -1 for a repost.
    private readonly record struct Said(TweetId Id, long AnsweredValue) : IComparable<Said>
    {
        public bool IsRepost => AnsweredValue == -1;

        public UserId? Answered => AnsweredValue <= 0 ? null : new UserId(AnsweredValue);

        public static Said Of(StoredTweet tweet) => new(
            tweet.Id,
            tweet.RepostOf is not null ? -1 : ReplyTo.Other(tweet.ReplyTo, tweet.Author)?.Value ?? 0);

        /// <summary>Whatever is older than the tweet comes before this, or is at its place. Of any number, cursors may be forged.</summary>
        public static Said JustBelow(TweetId tweet) => new(new TweetId(Math.Max(tweet.Value, 1) - 1), 0);

        public int CompareTo(Said other) => Id.CompareTo(other.Id);
    }

    // A tweet as shown, and what that was made of.
    private sealed record View(Author Author, object? Shows, ShownTweet Tweet);

    private sealed class Recent(StoredTweet stored)
    {
        private volatile bool _hasLostQuoted;

        public StoredTweet Stored { get; } = stored;

        /// <summary>It shows nothing but itself.</summary>
        public bool StandsAlone => Stored.RepostOf is null && (Stored.QuoteOf is null || _hasLostQuoted);

        public View? Shown { get; set; }

        /// <summary>As shown within another one.</summary>
        public ShownQuote? Quoted { get; set; }

        public Recent With(StoredTweet changed) => new(changed) { _hasLostQuoted = _hasLostQuoted };

        /// <summary>What it quotes is deleted.</summary>
        public void LoseQuoted() => _hasLostQuoted = true;
    }
}
