using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MiniTwitter.Feed;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.HotPaths;

/// <summary>A silo's feed that hears of one author, and awake timelines that follow them. No database stands behind it.</summary>
internal sealed class FeedOfOne
{
    // Few, so that adding one means removing one, as on a silo that has run for some time.
    private const int RecentTweets = 1_000;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TimelineInbox[] _inboxes;
    private readonly Timeline[] _timelines;
    private readonly Profile _author;
    private readonly LogPartition _partition;
    private long _seq;

    public FeedOfOne(int followers)
    {
        var options = Options.Create(new FeedOptions { RecentTweets = RecentTweets });
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        var cards = new UserCards(null!, options);
        Feed = new SiloFeed(cards, new FeedMetrics(meters, TimeProvider.System), options);
        Pages = new TimelinePages(Feed, new TweetViews(Feed, cards, null!), null!, TimeProvider.System);
        var id = new UserId(TimeSortableId.FirstAt(Start));
        _author = new Profile(id, Handle.TryParse("author", out var handle) ? handle : default, "An Author", null, null, null, null, null, Start);
        _partition = LogPartition.Of(id);
        Feed.Start(new LogWindow(LogPosition.Start, [], [], Complete: true, EarlierReposts: []));
        _inboxes = [.. Enumerable.Range(1, followers).Select(follower => new TimelineInbox(new UserId(id.Value + follower)))];
        _timelines = [.. _inboxes.Select(inbox => Feed.Register(inbox, TimelineScope.Home(inbox.Owner, [id])))];
    }

    public SiloFeed Feed { get; }

    public TimelinePages Pages { get; }

    public Timeline Home => _timelines[0];

    /// <summary>Posts in one batch, as the stream brings them, and lets every follower take them.</summary>
    public void Post(int tweets)
    {
        Feed.Apply(new LogBatch(_partition, _seq, [.. Enumerable.Range(0, tweets).Select(_ => NextPost())]));
        for (var follower = 0; follower < _inboxes.Length; follower++)
        {
            foreach (var item in Feed.Take(_inboxes[follower]))
                _timelines[follower].Add(item.Tweet);
        }
    }

    private LogEvent NextPost()
    {
        _seq++;
        var id = TimeSortableId.FirstAt(Start.AddMilliseconds(_seq)) | ((long)_partition.Index << 14);
        return new LogEvent(_seq, LogEventKind.Posted, _author.Id, id, Start, "Eighty characters of text are what a tweet has on average, one more and one less.", _author);
    }
}
