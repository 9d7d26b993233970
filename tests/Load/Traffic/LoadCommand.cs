using MiniTwitter.Servers;
using Spectre.Console.Cli;

namespace MiniTwitter.Traffic;

internal sealed class LoadCommand : AsyncCommand<LoadSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, LoadSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Url is { } url)
            return await RunAsync(url, Path.Combine(Repository.Root, "artifacts", "load"), ownServer: null, settings, cancellationToken);

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
