using MiniTwitter.Servers;
using Spectre.Console;
using Spectre.Console.Cli;

namespace MiniTwitter.Attack;

/// <summary>Starts a server as it is shipped, attacks it, and says what it did that it must not do.</summary>
internal sealed class AttackCommand : AsyncCommand<AttackSettings>
{
    private const string Name = "server";

    // What is not a terminal has no width of its own, and a violation should stay on its line.
    private const int Width = 400;

    public override async Task<int> ExecuteAsync(CommandContext context, AttackSettings settings, CancellationToken cancellationToken)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
            AnsiConsole.Profile.Width = Width;
        var time = TimeProvider.System;
        using var directory = new DataDirectory();
        await using var postgres = settings.Postgres ? await PostgresServer.StartAsync() : null;
        using var server = ServerProcess.Web(directory, time, Name, Ports.Loopback(Ports.Free()), postgres?.Arguments ?? []);
        server.IsMeasured = true;
        var run = new AttackRun(settings, server, directory.LogOf(Name), time);
        try
        {
            await run.RunAsync(AnsiConsole.WriteLine, cancellationToken);
        }
        catch
        {
            directory.Keep = true;
            foreach (var line in run.Violations.Lines)
                AnsiConsole.WriteLine(line);
            throw;
        }

        var report = AttackReport.Write(settings, run.Figures!, run.Violations, time.GetUtcNow());
        AnsiConsole.WriteLine(report);
        if (settings.Report is { } file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            await File.WriteAllTextAsync(file, report, cancellationToken);
        }

        directory.Keep = run.Violations.Total > 0;
        if (directory.Keep)
            AnsiConsole.WriteLine($"The data and the log of the server are kept in {directory.Path}.");
        return run.Violations.Total == 0 ? 0 : 1;
    }
}
