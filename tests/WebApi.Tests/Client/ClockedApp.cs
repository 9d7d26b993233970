using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace MiniTwitter.Stories.Client;

/// <summary>
/// An application whose clock stands still until told, and far from the real time, so that whatever asks another
/// clock is found out. Orleans itself goes on living in real time.
/// </summary>
public sealed class ClockedApp : App
{
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero));

    protected override void Configure(IWebHostBuilder builder) => builder.ConfigureTestServices(services => services
        .AddSingleton<TimeProvider>(Clock)
        .AddKeyedSingleton(KeyedService.AnyKey, (_, _) => TimeProvider.System));
}

/// <summary>They share the clock, so they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ClockedStories : ICollectionFixture<ClockedApp>
{
    public const string Name = "clocked";
}
