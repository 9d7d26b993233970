using System.Globalization;
using MiniTwitter.Servers;
using Spectre.Console;

namespace MiniTwitter.Clusters;

/// <summary>One line for each process: on a terminal again and again, elsewhere whenever a process has ended.</summary>
internal sealed class StatusTable(IReadOnlyList<Member> members, TimeProvider time)
{
    // What is not a terminal has no width of its own.
    private const int Width = 120;

    private static readonly string[] Headings =
        ["process", "pid", "state", "HTTP", "silo", "gateway", "activations", "awake", "feed lag", "live", "MiB"];

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>Until all have ended.</summary>
    public Task ShowAsync(CancellationToken cancellation)
    {
        if (AnsiConsole.Profile.Capabilities.Interactive)
            return AnsiConsole.Live(new Table()).StartAsync(live => FollowAsync(live.UpdateTarget, onlyEnds: false, cancellation));
        AnsiConsole.Profile.Width = Width;
        return FollowAsync(AnsiConsole.Write, onlyEnds: true, cancellation);
    }

    private async Task FollowAsync(Action<Table> show, bool onlyEnds, CancellationToken cancellation)
    {
        var shown = -1;
        for (var running = members.Count; running > 0;)
        {
            running = members.Count(member => member.Process.IsRunning);
            if (!onlyEnds || running != shown)
                show(await DrawAsync(cancellation));
            shown = running;
            await Task.Delay(Every, time, cancellation);
        }
    }

    private async Task<Table> DrawAsync(CancellationToken cancellation)
    {
        var table = new Table().NoBorder();
        foreach (var heading in Headings)
            table.AddColumn(new TableColumn(heading).NoWrap().PadRight(1));
        var all = await Task.WhenAll(members.Select(member => member.Process.ReadMetricsAsync(cancellation)));
        foreach (var (member, metrics) in members.Zip(all))
        {
            table.AddRow(
                member.Process.Name,
                Number(member.Process.Id),
                State(member, metrics),
                member.Process.Address.GetLeftPart(UriPartial.Authority),
                Number(member.SiloPort),
                Number(member.GatewayPort),
                Number(metrics?.Activations),
                Number(metrics?.Awake),
                Number(metrics?.FeedLag),
                Number(metrics?.Connections),
                Number(member.Process.Memory >> 20));
        }

        return table;
    }

    private static string State(Member member, Metrics? metrics) => member.Process.ExitCode is { } code
        ? string.Create(CultureInfo.InvariantCulture, $"ended with {code}")
        : metrics is null ? "silent" : "runs";

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
