using MiniTwitter.Chaos.Reporting;
using MiniTwitter.Checking;
using MiniTwitter.Servers;
using Spectre.Console;
using Spectre.Console.Cli;

namespace MiniTwitter.Chaos;

internal sealed class ChaosCommand : AsyncCommand<ChaosSettings>
{
    private const string OperationsFile = "operations.jsonl";

    public override async Task<int> ExecuteAsync(CommandContext context, ChaosSettings settings, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        using var directory = new DataDirectory();
        await using var postgres = settings.Postgres ? await PostgresServer.StartAsync() : null;
        var faults = new Faults();
        using var operations = new Operations(directory.FileOf(OperationsFile), faults, time);
        using var processes = new ClusterProcesses(settings.Silos, settings.Web, directory, postgres, time);
        using var cluster = new Cluster(processes, faults, time);
        var run = new ChaosRun(settings, cluster, operations, faults, time);
        var report = new ChaosReport(settings, run, time.GetUtcNow());
        try
        {
            await run.RunAsync(AnsiConsole.WriteLine, cancellationToken);
        }
        catch
        {
            Keep(directory, postgres);
            throw;
        }

        if (settings.Keep || faults.Total > 0)
            Keep(directory, postgres);
        if (settings.Report is { } target)
            report.Write(target);
        return report.Print();
    }

    private static void Keep(DataDirectory directory, PostgresServer? postgres)
    {
        directory.Keep = true;
        AnsiConsole.WriteLine($"Logs, operations and data are kept in {directory.Path}.");
        if (postgres is null)
            return;
        postgres.Keep = true;
        AnsiConsole.WriteLine($"PostgreSQL is stopped and its data kept: tests/postgres.sh again '{postgres.Connection}' starts it.");
    }
}
