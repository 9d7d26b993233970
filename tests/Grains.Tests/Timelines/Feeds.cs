using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MiniTwitter.Feed;
using MiniTwitter.Tweets;

namespace MiniTwitter.Timelines;

/// <summary>Feeds of silos that do not run.</summary>
internal static class Feeds
{
    /// <summary>One that knows nothing yet. No database stands behind it.</summary>
    public static SiloFeed New()
    {
        var options = Options.Create(new FeedOptions());
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        var feed = new SiloFeed(new UserCards(null!, options), new FeedMetrics(meters, TimeProvider.System), options);
        feed.Start(new LogWindow(LogPosition.Start, [], [], Complete: true, EarlierReposts: []));
        return feed;
    }
}
