using MiniTwitter.Api;
using MiniTwitter.Graphs;
using MiniTwitter.Servers;
using Spectre.Console;
using Spectre.Console.Cli;

namespace MiniTwitter.Demo;

internal sealed class DemoCommand : AsyncCommand<DemoSettings>
{
    private const string RealGraph = "../shared/data/socfb-Reed98.txt";
    private const int GeneratedPeople = 300;

    public override async Task<int> ExecuteAsync(CommandContext context, DemoSettings settings, CancellationToken cancellationToken)
    {
        var graph = ReadGraph(settings);
        if (settings.Url is { } url)
            return await PlayAsync(url, graph, settings, cancellationToken);

        using var directory = new DataDirectory();
        using var server = ServerProcess.Web(directory, TimeProvider.System);
        server.Start();
        try
        {
            await server.WaitUntilReadyAsync(cancellationToken);
            return await PlayAsync(server.Address, graph, settings, cancellationToken);
        }
        catch
        {
            directory.Keep = true;
            throw;
        }
    }

    private static async Task<int> PlayAsync(Uri server, SocialGraph graph, DemoSettings settings, CancellationToken cancellation)
    {
        using var api = new ApiClient(server, TimeProvider.System);
        await using var play = new Play(api, graph, settings);
        await play.RunAsync(cancellation);
        return play.Report();
    }

    private static SocialGraph ReadGraph(DemoSettings settings)
    {
        if (settings.Graph is { } file)
            return FriendshipFile.Read(file);
        var real = Path.GetFullPath(RealGraph, Repository.Root);
        if (settings.People is null && File.Exists(real))
            return FriendshipFile.Read(real);
        if (settings.People is null)
            AnsiConsole.WriteLine($"The real graph ({RealGraph}) is not at hand: a generated one takes its place.");
        return GeneratedGraph.Create(settings.People ?? GeneratedPeople, settings.Seed);
    }
}
