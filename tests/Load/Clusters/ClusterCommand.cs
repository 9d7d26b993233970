using System.Globalization;
using MiniTwitter.Servers;
using Spectre.Console;
using Spectre.Console.Cli;

namespace MiniTwitter.Clusters;

/// <summary>Starts silos and web nodes over one database, shows them until it is told to stop, and ends them in good order.</summary>
internal sealed class ClusterCommand : AsyncCommand<ClusterSettings>
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(30);

    public override async Task<int> ExecuteAsync(CommandContext context, ClusterSettings settings, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        using var directory = new DataDirectory(settings.Data);
        var members = Members(settings, directory, context.Remaining.Raw, time);
        try
        {
            var started = time.GetTimestamp();
            foreach (var member in members)
                member.Process.Start();
            await Task.WhenAll(members.Select(member => member.Process.WaitUntilReadyAsync(cancellationToken)));
            AnsiConsole.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"Ready after {time.GetElapsedTime(started).TotalSeconds:0.0} s; logs in {directory.Path}. Ctrl-C stops all."));
            await new StatusTable(members, time).ShowAsync(cancellationToken);
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            var codes = await Task.WhenAll(members.Select(member => member.Process.EndAsync(LongestEnd)));
            return codes.All(code => code is 0) ? 0 : 1;
        }
        finally
        {
            foreach (var member in members)
                member.Process.Dispose();
        }
    }

    private static List<Member> Members(ClusterSettings settings, DataDirectory directory, IEnumerable<string> more, TimeProvider time)
    {
        var members = new List<Member>();
        for (var number = 1; number <= settings.Silos; number++)
            members.Add(Member.Silo(number, directory, more, time));
        var port = settings.Port - 1;
        for (var number = 1; number <= settings.Web; number++)
        {
            port = Ports.FreeFrom(port + 1);
            members.Add(Member.Web(number, port, directory, more, time));
        }

        return members;
    }
}
