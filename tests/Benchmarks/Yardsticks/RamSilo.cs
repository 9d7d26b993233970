using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MiniTwitter.Servers;
using Spectre.Console.Cli;

namespace MiniTwitter.Yardsticks;

/// <summary>A silo with <see cref="RamAuthor"/> and its followers, and nothing else: what Orleans can do at all when each follower is a grain that is called.</summary>
internal sealed class RamSilo : AsyncCommand<RamSilo.Settings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo => silo.UseLocalhostClustering(Ports.Free(), new Uri(settings.Address).Port));
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        Console.WriteLine(OwnServer.Listening);
        await host.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    internal sealed class Settings : CommandSettings
    {
        [CommandArgument(0, "<address>")]
        public required string Address { get; init; }
    }
}
