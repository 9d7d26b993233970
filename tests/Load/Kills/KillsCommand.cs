using MiniTwitter.Api;
using MiniTwitter.Checking;
using MiniTwitter.Servers;
using Spectre.Console;
using Spectre.Console.Cli;

namespace MiniTwitter.Kills;

internal sealed class KillsCommand : AsyncCommand<KillsSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, KillsSettings settings, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        using var directory = new DataDirectory();
        using var server = ServerProcess.Web(directory, time);
        using var api = new ApiClient(server.Address, time);
        var random = new Random(settings.Seed);
        var restarts = new Restarts(server, random, time);
        var run = new KillsRun(api, restarts, settings, random);
        try
        {
            await run.RunAsync(line => AnsiConsole.WriteLine(line), cancellationToken);
        }
        catch
        {
            directory.Keep = true;
            throw;
        }

        directory.Keep = run.Faults.Total > 0;
        if (directory.Keep)
            AnsiConsole.WriteLine($"The data and the log of the server are kept in {directory.Path}.");
        return Report(settings, restarts, run);
    }

    private static int Report(KillsSettings settings, Restarts restarts, KillsRun run)
    {
        var ready = restarts.Ready.Select(time => time.TotalSeconds).Order().ToArray();
        return new Report("kills")
            .Add("people", $"{settings.Writers} writers, {settings.Readers} readers")
            .Add("kill -9", $"{restarts.Kills} while writing, {restarts.KillsWhileStarting} more while starting")
            .Add("acts acknowledged", $"{run.Acknowledged:N0}")
            .Add("outcomes unknown at first", $"{run.Unknown:N0}, resolved by asking again with the same key")
            .Add("time to ready", $"p50 {ready[ready.Length / 2]:0.00} s, max {ready[^1]:0.00} s over {ready.Length} starts")
            .Add("compared", $"{run.TweetsRead:N0} tweets in timelines, {run.NotificationsRead:N0} notifications")
            .Close(
                run.Faults,
                FaultKind.Lost, FaultKind.Partial, FaultKind.Duplicated, FaultKind.Unexpected, FaultKind.Misordered, FaultKind.Altered, FaultKind.WrongCount,
                FaultKind.UnexpectedAnswer);
    }
}
