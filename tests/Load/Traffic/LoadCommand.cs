using System.Globalization;
using MiniTwitter.Graphs;
using MiniTwitter.Seeding;
using MiniTwitter.Servers;
using Spectre.Console;
using Spectre.Console.Cli;

namespace MiniTwitter.Traffic;

internal sealed class LoadCommand : AsyncCommand<LoadSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, LoadSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Url is { } url)
            return await RunAsync(url, Path.Combine(Repository.Root, "artifacts", "load"), ownServer: null, settings, cancellationToken);

        if (settings.SeedOnly)
            return Seed(settings);

        using var directory = new DataDirectory();
        using var server = ServerProcess.Web(directory, TimeProvider.System);
        server.IsMeasured = true;
        server.Start();
        try
        {
            await server.WaitUntilReadyAsync(cancellationToken);
            return await RunAsync(server.Address, directory.Path, server, settings, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            directory.Keep = true;
            throw;
        }
    }

    private static int Seed(LoadSettings settings)
    {
        var started = TimeProvider.System.GetTimestamp();
        var graph = FollowerGraph.Create(settings.Users, settings.Seed);
        SeededDatabase.Create(settings.Data, TimeProvider.System, database => Crowd.AddTo(database, graph, settings.Tweets, settings.Seed));
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{graph.People:N0} people, {graph.Follows:N0} follows and {(long)graph.People * settings.Tweets:N0} tweets in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s, from {Crowd.HandleOf(0)} on."));
        AnsiConsole.WriteLine($"Start a server on them: dotnet run --project WebApi -- --MiniTwitter:DataDirectory={Path.GetFullPath(settings.Data)}");
        return 0;
    }

    private static async Task<int> RunAsync(Uri server, string accounts, ServerProcess? ownServer, LoadSettings settings, CancellationToken cancellation)
    {
        await using var run = new LoadRun(server, accounts, ownServer, settings, TimeProvider.System);
        if (await run.RunAsync(cancellation) is not { } result)
            return 0;
        if (settings.Json is { } file)
            result.Write(file);
        return LoadReport.Print(result);
    }
}
