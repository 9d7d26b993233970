using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MiniTwitter.Users;
using Orleans.Core.Internal;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.TestingHost;

namespace MiniTwitter.Accounts;

/// <summary>Two silos with accounts, a clock that stands still until told, and everything around them played.</summary>
public sealed class AccountCluster : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    private readonly InProcessTestCluster _cluster;

    public AccountCluster()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            // The clock of the grains alone: Orleans itself goes on living in real time.
            silo.Services.AddSingleton<TimeProvider>(Time);
            silo.Services.AddKeyedSingleton(KeyedService.AnyKey, (_, _) => TimeProvider.System);
            silo.Services.AddSingleton<IPasswordHasher>(Hasher).AddSingleton(new ReservedHandles());
            silo.AddOutgoingGrainCallFilter(Users);
            silo.Services.AddGrainStorage("Default", (services, _) => new FlakyStorage(Stored, services.GetRequiredService<Serializer>()));
        });
        _cluster = builder.Build();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public FastHasher Hasher { get; } = new();

    public FakeUsers Users { get; } = new();

    public StoredStates Stored { get; } = new();

    public IGrainFactory Grains => _cluster.Client;

    public IIdentityGrain Identity => Grains.GetIdentity();

    public async ValueTask InitializeAsync() => await _cluster.DeployAsync();

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    /// <summary>A handle that nobody has.</summary>
    public static Handle NewHandle() =>
        Handle.TryParse($"U{Random.Shared.NextInt64(100_000_000_000_000)}", out var handle) ? handle : throw new InvalidOperationException();

    public static Registration RegistrationOf(Handle handle, string password = Password) => new(handle.Value, "Somebody", password, null);

    /// <summary>A new user with one session.</summary>
    public async Task<(IAccountGrain Account, SessionGrant Grant)> RegisterAsync(Handle? handle = null)
    {
        var registered = await Identity.RegisterAsync(RegistrationOf(handle ?? NewHandle()));
        registered.Refusal.ShouldBeNull();
        return (Grains.GetAccount(registered.Value!.User.Id), registered.Value);
    }

    /// <summary>Forgets what the grain has in memory, as when its silo is gone.</summary>
    public static async Task ForgetAsync(IAddressable grain) => await grain.Cast<IGrainManagementExtension>().DeactivateOnIdle();
}

/// <summary>They share the clock, so they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class AccountStories : ICollectionFixture<AccountCluster>
{
    public const string Name = "accounts";
}
