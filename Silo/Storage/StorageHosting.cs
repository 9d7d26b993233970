using Microsoft.Extensions.Diagnostics.HealthChecks;
using MiniTwitter.Tweets;
using Orleans.Configuration;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Storage;

namespace MiniTwitter.Storage;

/// <summary>Registers the database and what is kept in it.</summary>
internal static class StorageHosting
{
    public static void AddDatabase(this IServiceCollection services)
    {
        services.AddSingleton<Database>();
        services.AddHostedService<SchemaUpgrade>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", HealthStatus.Degraded, tags: [], DatabaseHealth.Timeout);
    }

    public static void AddTweetStore(this IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<Database>().OpenTweets());
        services.AddMetrics();
        services.AddSingleton<StorageMetrics>().AddSingleton<TweetStore>();
        services.AddSingleton<ITweetStore, MeasuredTweetStore>();
    }

    /// <summary>The store alone, over the files in a directory, created when the host starts.</summary>
    public static IServiceCollection AddSqliteTweetStore(this IServiceCollection services, string directory)
    {
        services.Configure<MiniTwitterOptions>(options => options.DataDirectory = directory);
        services.AddDatabase();
        services.AddTweetStore();
        return services;
    }

    public static ISiloBuilder AddGrainStorage(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<GrainStorageThreads>();
        foreach (var name in (string[])[StorageNames.Default, StorageNames.PubSub])
        {
            silo.Services.AddOptions<AdoNetGrainStorageOptions>(name).Configure<Database, Serializer>((options, database, serializer) =>
            {
                options.Invariant = database.Invariant;
                options.DataSource = database.ClusterSource;
                options.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
            });
            silo.Services.AddGrainStorage(name, (provider, key) => new GuardedGrainStorage(
                AdoNetGrainStorageFactory.Create(provider, key),
                provider.GetRequiredService<GrainStorageThreads>(),
                provider.GetRequiredService<StorageMetrics>(),
                // Subscriptions stay where Orleans keeps them: their keys are texts of its own.
                name == StorageNames.Default ? GrainStateRows.Of : (stateName, grain) => (stateName, grain)));
        }

        return silo;
    }
}
