using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MiniTwitter.Accounts;
using MiniTwitter.Clustering;
using MiniTwitter.Feed;
using MiniTwitter.Operations;
using MiniTwitter.Storage;
using MiniTwitter.Streams;
using MiniTwitter.Telemetry;
using Orleans.Serialization;

namespace MiniTwitter;

/// <summary>Puts a process together: a silo, or a client of silos.</summary>
public static class MiniTwitterHosting
{
    // Their information is for those who look for it: it drowns everything else.
    private static readonly string[] Talkative = ["Microsoft.AspNetCore", "Orleans", "Npgsql", "Polly", "MiniTwitter.Auth", "MiniTwitter.Storage.Migrations"];

    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Grains, their storage and the cluster, for the roles that host a silo. The silo program (<paramref name="isSiloProgram"/>) lets
    /// web nodes connect.
    /// </summary>
    public static IHostApplicationBuilder AddMiniTwitterSilo(this IHostApplicationBuilder builder, bool isSiloProgram = false)
    {
        builder.AddCommon();
        builder.Services.PostConfigure<MiniTwitterOptions>(role => role.IsSiloProgram = isSiloProgram);
        builder.Services.AddTweetStore();
        builder.Services.AddSingleton<IPasswordHasher, PasswordHasher>();
        builder.Services.AddSingleton(provider => new ReservedHandles(provider.GetRequiredService<IOptions<MiniTwitterOptions>>().Value.ReservedHandles));
        builder.Services.AddOptions<SessionLifetime>().BindConfiguration("MiniTwitter:Sessions").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHostedService<KilledSilos>();
        builder.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, FormerStreams>();
        var options = builder.Configuration.ReadMiniTwitter(builder.Environment);
        builder.UseOrleans(silo => silo.AddClustering().AddGrainStorage().AddTweetStreams().AddTracing().AddDashboard(options.Dashboard));
        builder.Services.AddSiloFeed();
        return builder;
    }

    /// <summary>A client of the silos that share this process's database.</summary>
    public static IHostApplicationBuilder AddMiniTwitterClient(this IHostApplicationBuilder builder)
    {
        builder.AddCommon();
        var options = builder.Configuration.ReadMiniTwitter(builder.Environment);
        builder.UseOrleansClient(client => client.AddClustering().AddTracing().AddDashboard(options.Dashboard));
        return builder;
    }

    private static void AddCommon(this IHostApplicationBuilder builder)
    {
        foreach (var category in Talkative.Where(category => !builder.Configuration.GetSection($"Logging:LogLevel:{category}").Exists()))
            builder.Logging.AddFilter(category, LogLevel.Warning);
        foreach (var category in ClusterTls.NoisyCategories)
            builder.Logging.AddFilter(category, LogLevel.None);
        builder.AddMiniTwitterOptions();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTime);
        builder.Services.AddSingleton(provider => ClusterCredentials.Find(
            provider.GetRequiredService<IOptions<MiniTwitterOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<IStartCheck, DataDirectoryCheck>();
        builder.Services.AddSingleton<IStartCheck, CredentialsCheck>();
        builder.Services.AddSingleton<IStartCheck, ListenAddressesCheck>();
        var start = new StartState();
        builder.Services.AddSingleton(start);
        foreach (var category in StartState.Categories)
            builder.Logging.AddFilter(category, start.Logs);
        builder.Services.AddDatabase();
        builder.Services.AddSigningKeys();
        builder.AddTelemetry();
        // A fault is sent with its causes, as names and texts where the other side can't have their types: a driver's exception
        // that can't be sent would reach a web node as another fault than the one it was.
        builder.Services.Configure<ExceptionSerializationOptions>(exceptions => exceptions.SupportedExceptionTypeFilter = _ => true);
    }
}
