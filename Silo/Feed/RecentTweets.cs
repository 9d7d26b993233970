using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Feed;

/// <summary>
/// The newest tweets of everybody, once per silo: timelines hold ids only, so an edit or a deletion here shows in
/// all of them at once. Written under the feed's gate; <see cref="Find"/> is safe from any thread.
/// </summary>
internal sealed class RecentTweets(int capacity)
{
    private readonly ConcurrentDictionary<TweetId, Recent> _tweets = new();
    private readonly ConcurrentDictionary<UserId, Author> _authors = new();
    private readonly Dictionary<UserId, List<TimelineEntry>> _byAuthor = [];
    private readonly SortedSet<TimelineEntry> _everybody = [];

    /// <summary>Every tweet with a larger id that this silo knows of is here.</summary>
    public TweetId Floor { get; private set; }

    /// <summary>Starts from what the database holds.</summary>
    public void Load(LogWindow window)
    {
        foreach (var author in window.Authors)
            _authors[author.Id] = author.ToAuthor();
        foreach (var tweet in window.Tweets)
            Add(tweet);
        if (!window.Complete)
            Floor = window.Tweets[^1].Id;
    }

    /// <summary>The tweet as it now is, or null when it is not here.</summary>
    public ShownTweet? Find(TweetId id)
    {
        if (!_tweets.TryGetValue(id, out var recent) || !_authors.TryGetValue(recent.Stored.Author, out var author))
            return null;
        // The view is kept until its author changes name or picture.
        if (recent.Shown is not { } shown || !ReferenceEquals(shown.Tweet.Author, author))
            recent.Shown = shown = new ShownTweet(TweetViews.View(recent.Stored, author));
        return shown;
    }

    /// <summary>Adds a tweet. Idempotent; one below the floor is left to the database.</summary>
    public void Add(StoredTweet tweet, Author author)
    {
        if (tweet.Id.CompareTo(Floor) <= 0)
            return;
        _authors.TryAdd(tweet.Author, author);
        Add(tweet);
        while (_everybody.Count > capacity)
        {
            Floor = _everybody.Min.Id;
            Remove(Floor);
        }
    }

    public void Edit(TweetId id, string text, DateTimeOffset at)
    {
        if (_tweets.TryGetValue(id, out var recent))
            _tweets[id] = new Recent(recent.Stored with { Text = text, EditedAt = at });
    }

    public void Remove(TweetId id)
    {
        if (!_tweets.TryRemove(id, out var recent))
            return;
        var entry = new TimelineEntry(id, recent.Stored.Seq);
        _everybody.Remove(entry);
        var author = recent.Stored.Author;
        var own = _byAuthor[author];
        own.RemoveAt(own.BinarySearch(entry));
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

    /// <summary>The newest tweets of some authors (null: of everybody), as many as a timeline holds.</summary>
    public Timeline Recall(IReadOnlyCollection<UserId>? authors)
    {
        if (authors is null)
        {
            var newest = _everybody.Reverse().Take(Timeline.Capacity).Reverse().ToArray();
            return new Timeline(newest, newest.Length < _everybody.Count ? JustBelow(newest[0]) : Floor);
        }

        var floor = Floor;

        // What one author has written is in order already.
        if (authors.Count == 1)
            return _byAuthor.TryGetValue(authors.First(), out var all) ? Above(Newest(all, ref floor), floor) : new Timeline([], floor);
        var entries = new List<TimelineEntry>(Timeline.Capacity);
        foreach (var author in authors)
        {
            if (_byAuthor.TryGetValue(author, out var own))
                entries.AddRange(Newest(own, ref floor));
        }

        entries.Sort();
        return Above(CollectionsMarshal.AsSpan(entries), floor);
    }

    /// <summary>As many of an author's as a timeline holds; raises the floor to what is left out.</summary>
    private static ReadOnlySpan<TimelineEntry> Newest(List<TimelineEntry> own, ref TweetId floor)
    {
        var surplus = Math.Max(0, own.Count - Timeline.Capacity);
        if (surplus > 0 && own[surplus - 1].Id.CompareTo(floor) > 0)
            floor = own[surplus - 1].Id;
        return CollectionsMarshal.AsSpan(own)[surplus..];
    }

    private static Timeline Above(ReadOnlySpan<TimelineEntry> entries, TweetId floor)
    {
        while (!entries.IsEmpty && entries[0].Id.CompareTo(floor) <= 0)
            entries = entries[1..];
        return new Timeline(entries, floor);
    }

    private static TweetId JustBelow(TimelineEntry entry) => new(entry.Id.Value - 1);

    private void Add(StoredTweet tweet)
    {
        if (!_tweets.TryAdd(tweet.Id, new Recent(tweet)))
            return;
        var entry = new TimelineEntry(tweet.Id, tweet.Seq);
        _everybody.Add(entry);
        if (!_byAuthor.TryGetValue(tweet.Author, out var own))
            _byAuthor[tweet.Author] = own = [];
        var place = own.BinarySearch(entry);
        own.Insert(~place, entry);
    }

    private sealed class Recent(StoredTweet stored)
    {
        public StoredTweet Stored { get; } = stored;

        public ShownTweet? Shown { get; set; }
    }
}
