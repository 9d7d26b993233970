using MiniTwitter.Measuring;
using MiniTwitter.Servers;

namespace MiniTwitter.Goals;

/// <summary>
/// A community of 100,000 on one server over SQLite: with 20,000 of them awake at once, and when it starts again after it was killed
/// and 10,000 of them come at once.
/// </summary>
internal sealed class LargeCommunity : IGoal
{
    public string Number => "P13";

    public string Title => "a community of 100,000";

    public bool IsLong => true;

    public async Task<IReadOnlyList<Finding>> MeasureAsync(CancellationToken cancellation)
    {
        using var directory = new DataDirectory();
        var community = Community.Create(directory);
        var process = ServerProcess.Web(directory, TimeProvider.System);
        using var server = new Processes(process);
        await server.StartAsync(cancellation);
        var (awake, start) = await WithClientAsync();
        await process.KillAsync();
        return [.. awake, .. await start.MeasureAsync(directory, cancellation)];

        // Its client is gone before the server is.
        async Task<(Finding[], ColdStart)> WithClientAsync()
        {
            await using var client = await InsideClient.ConnectAsync(directory, cancellation);
            var findings = await new AwakeCommunity(community, process, server, client, cancellation).MeasureAsync();
            return (findings, await ColdStart.PrepareAsync(community, client, cancellation));
        }
    }
}
