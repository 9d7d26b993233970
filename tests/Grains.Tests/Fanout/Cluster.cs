using Microsoft.Extensions.DependencyInjection;
using MiniTwitter.Feed;
using MiniTwitter.Storage;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;
using Orleans.Runtime.Placement;
using Orleans.Streams.Filtering;
using Orleans.TestingHost;

namespace MiniTwitter.Fanout;

/// <summary>Silos in this process over one real SQLite file, with switches for what may go wrong.</summary>
public class Cluster : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("minitwitter-").FullName;
    private InProcessTestCluster? _cluster;

    public virtual int Silos => 2;

    /// <summary>What the silos keep of recent tweets.</summary>
    public virtual int RecentTweets => 10_000;

    /// <summary>Decides which stream batches arrive.</summary>
    public StreamSwitch Stream { get; } = new();

    /// <summary>Decides which calls of silos are answered.</summary>
    public CallSwitch Calls { get; } = new();

    /// <summary>Makes the database fail.</summary>
    public StoreSwitch Store { get; } = new();

    public InProcessTestCluster Host => _cluster!;

    public IGrainFactory Grains => Host.Client;

    public ITweetStore Database => Host.Silos[0].ServiceProvider.GetRequiredService<ITweetStore>();

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder((short)Silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddGrainStorage();
            silo.AddTweetStreams();
            silo.Services.AddKeyedSingleton<IStreamFilter>(TweetStreams.ProviderName, Stream);
            silo.AddOutgoingGrainCallFilter(Calls);
        });
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Services.AddSqliteTweetStore(_directory);
            Store.Guard(host.Services);
            host.Services.AddSiloFeed();
            host.Services.AddSingleton(TimeProvider.System);
            host.Configuration["MiniTwitter:Feed:RecentTweets"] = RecentTweets.ToString(System.Globalization.CultureInfo.InvariantCulture);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Calls.Dispose();
        await Host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A new user, awake on the silo with this number, or wherever Orleans puts it.</summary>
    public async Task<IUserGrain> RegisterAsync(int? silo = null)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo is { } number ? Host.Silos[number].SiloAddress : null!);
        var id = UserId.New(TimeProvider.System);
        Handle.TryParse($"u{id.Value % 100_000_000_000}", out var handle).ShouldBeTrue();
        var user = Grains.GetUser(id);
        var profile = new Profile(id, handle, $"User {handle}", null, null, null, null, null, TimeProvider.System.GetUtcNow());
        (await user.CreateAsync(profile)).Refusal.ShouldBeNull();
        return user;
    }

    /// <summary>The user grains that are active, in the whole cluster.</summary>
    public async Task<IReadOnlyList<UserId>> AwakeUsersAsync() =>
    [
        .. (await Grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics())
            .Where(grain => grain.GrainId.Type == GrainType.Create("mt.user"))
            .Select(grain => new UserId(grain.GrainId.GetIntegerKey())),
    ];

    /// <summary>Waits until all feeds have read the author's log to its end.</summary>
    public async Task AllSilosKnowAsync(IUserGrain author)
    {
        var partition = LogPartition.Of(author.Id());
        var head = (await Database.ReadHeadsAsync(CancellationToken.None))[partition];
        await Stories.WithinAsync(TimeSpan.FromSeconds(20), () => Task.FromResult(Host.Silos.All(
            silo => silo.ServiceProvider.GetRequiredService<ISiloFeed>().Position[partition] >= head)));
    }
}
