using MiniTwitter.Clustering;
using MiniTwitter.Notifications;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Feed;

/// <summary>Registers the feed and what reads through it.</summary>
public static class FeedRegistration
{
    /// <summary>The tag of health checks that decide whether this process takes requests.</summary>
    public const string ReadyTag = "ready";

    public static IServiceCollection AddSiloFeed(this IServiceCollection services)
    {
        services.AddOptions<FeedOptions>().BindConfiguration("MiniTwitter:Feed").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<UserCards>().AddSingleton<IUserCards>(provider => provider.GetRequiredService<UserCards>());
        services.AddMetrics();
        services.AddSingleton<FeedMetrics>().AddSingleton<TweetLogMetrics>();
        services.AddSingleton<SiloFeed>().AddSingleton<ISiloFeed>(provider => provider.GetRequiredService<SiloFeed>());
        services.AddSingleton<ISiloPeers, SiloPeers>();
        services.AddSingleton<FeedRepair>().AddSingleton<FeedSubscription>().AddSingleton<DeadSubscribers>();
        services.AddSingleton<FeedLifecycle>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<FeedLifecycle>());
        services.AddSingleton<TweetViews>().AddSingleton<TimelinePages>().AddSingleton<TweetThreads>().AddSingleton<HashtagPages>()
            .AddSingleton<NotificationPages>();
        services.AddOptions<HashtagOptions>().BindConfiguration("MiniTwitter:Hashtags").ValidateDataAnnotations().ValidateOnStart();
        services.AddHealthChecks().AddCheck<FeedLifecycle>("feed", tags: [ReadyTag]);
        return services;
    }
}
