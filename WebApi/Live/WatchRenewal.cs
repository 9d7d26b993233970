using MiniTwitter.Users;

namespace MiniTwitter.Live;

/// <summary>
/// Renews the watches of all connected users, so that a grain that moved or woke elsewhere goes on telling this node; and
/// closes connections whose session ended while nobody could tell.
/// </summary>
internal sealed partial class WatchRenewal(LiveConnections connections, IClusterClient cluster, ILogger<WatchRenewal> logger) : BackgroundService
{
    // Well within IUserGrain.WatchTime; also how long pushes can pause after a silo dies.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private const int AtOnce = 64;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var failed = 0;
            var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken };
            await Parallel.ForEachAsync(connections.Viewers, options, async (viewer, _) =>
            {
                if (!await TryRenewAsync(viewer))
                    Interlocked.Increment(ref failed);
            });
            if (failed > 0)
                LogNotRenewed(failed);
        }
    }

    private async Task<bool> TryRenewAsync(Viewer viewer)
    {
        try
        {
            await connections.WatchAsync(viewer);
            foreach (var session in viewer.Connections.Select(connection => connection.Session).Distinct())
            {
                if (!await cluster.GetAccount(viewer.User).IsActiveAsync(session))
                    viewer.EndSession(session);
            }

            return true;
        }
        catch (Exception fault)
        {
            // Whatever it is, it must not end the renewal of everybody.
            LogFault(fault, viewer.User);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Users} users could not be watched; trying again soon.")]
    private partial void LogNotRenewed(int users);

    [LoggerMessage(LogLevel.Debug, "User {User} could not be watched.")]
    private partial void LogFault(Exception fault, UserId user);
}
