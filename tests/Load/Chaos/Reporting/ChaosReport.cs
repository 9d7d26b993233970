using System.Globalization;
using MiniTwitter.Checking;

namespace MiniTwitter.Chaos.Reporting;

/// <summary>What a run says at its end: on the console, and as a page with a picture.</summary>
internal sealed class ChaosReport(ChaosSettings settings, ChaosRun run, DateTimeOffset startedAt)
{
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(10);

    private static readonly FaultKind[] Counters =
    [
        FaultKind.Lost, FaultKind.Duplicated, FaultKind.Unexpected, FaultKind.Partial, FaultKind.Misordered, FaultKind.WrongCount,
        FaultKind.NotPushed, FaultKind.NotRecovered, FaultKind.Woken, FaultKind.Altered, FaultKind.UnexpectedAnswer,
    ];

    private string FileName => settings.Postgres ? "chaos-postgres" : "chaos-sqlite";

    private Percentiles Starting => new(run.Blows.Where(blow => blow.Starting is not null).Select(blow => blow.Starting));

    private Percentiles Recovery => new(run.Blows.Select(blow => blow.Recovered));

    /// <summary>Prints the figures, and answers the exit code: 0 when nothing is wrong.</summary>
    public int Print()
    {
        var report = new Report($"chaos over {settings.Database}")
            .Add("cluster", $"{settings.Silos} silos, {settings.Web} web nodes")
            .Add("people", $"{settings.Writing} write, {settings.Listening} listen over {run.Audience.Count} connections, {settings.Probing} probe, {settings.Sleeping} sleep")
            .Add("acts acknowledged", $"{run.Operations.Acknowledged:N0}; the outcome of {run.Writers.Sum(writer => writer.Unknown):N0} was unknown at first")
            .Add("pushed", $"{run.Audience.Pushes:N0} events and {run.Audience.Notified:N0} notifications over {run.Audience.Connections:N0} connections")
            .Add("awake at the end", $"{(run.Awake is { } awake ? $"{awake:N0} of {settings.People + settings.Sleeping:N0} timelines" : "not known: not all processes were killed at once")}")
            .Add("compared", $"{run.TweetsRead:N0} tweets in timelines, {run.NotificationsRead:N0} notifications")
            .Add("faults", $"{run.Blows.Count}")
            .Add("users served again after", $"p50 {Recovery.P50}, p99 {Recovery.P99}, max {Recovery.Max}");
        foreach (var kind in run.Blows.GroupBy(blow => blow.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            var times = new Percentiles(kind.Select(blow => blow.Recovered));
            report.Add($"  {kind.Key}", $"{times.Count} times, p50 {times.P50}, max {times.Max}");
        }

        report.Add("all processes started again in", $"p50 {Starting.P50}, max {Starting.Max}");

        return report.Close(run.Faults, Counters);
    }

    /// <summary>Writes the page and its picture into a directory.</summary>
    public void Write(string directory)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, $"{FileName}.md"), Page());
        File.WriteAllText(Path.Combine(directory, $"{FileName}.svg"), TimelinePicture.Draw($"Chaos over {settings.Database}", run.Sampler.Samples, run.Blows));
    }

    private string Page()
    {
        var minutes = settings.Minutes.ToString(CultureInfo.InvariantCulture);
        var page = new Page()
            .Title($"Chaos over {settings.Database}, {startedAt:yyyy-MM-dd}")
            .Text($"`./dev chaos --minutes {minutes} --silos {settings.Silos} --web {settings.Web} --people {settings.People} --connections {settings.Connections} --rate {settings.Rate} --seed {settings.Seed}{(settings.Postgres ? " --postgres" : "")}`, commit {Machine.Commit}, {startedAt:yyyy-MM-dd HH:mm} UTC. Machine: {Machine.Description}; load, cluster and database share it.")
            .Text($"![Throughput and faults over time]({FileName}.svg)")
            .Section("What was wrong in the end")
            .Text($"Every home timeline to its bottom, every author's tweets, every profile and everybody's notifications were read twice, before and after everything was killed and started again: {run.TweetsRead:N0} tweets and {run.NotificationsRead:N0} notifications compared. Before that, somebody named each of those who listen, until all of their connections were told.")
            .Table(["", "count"], Counters.Select(kind => (string[])[Report.Describe(kind), $"{run.Faults[kind]:N0}"]))
            .Section("Faults, and how soon users were served again")
            .Text($"{run.Blows.Count} faults, one after the other, each when all processes were ready again: p50 {Recovery.P50}, **p99 {Recovery.P99}**, max {Recovery.Max}; the bar is a p99 of {Bar.TotalSeconds:0} s, {(Recovery.AreWithin(Bar) ? "met" : "not met")}.")
            .Text($"Users are served when each of {settings.Probing} probing users, each second over one of the living web nodes, has read its home timeline and had a new tweet acknowledged, each within {Node.ProbePatience.TotalSeconds:0} s, and everybody whose live connection broke is connected again and has caught up. It must stay so: what goes wrong once more when a process comes back, before the next fault, counts too.")
            .Text($"Time counts from the kill, the cut or the request to end. A freeze lasts 20 s: it counts from its beginning, and once more from its end; the longer time stands here. After a crash of the database it counts from the moment in which the database takes connections again, and after a kill of everything from the moment in which all processes are ready: they took {Starting.P50} (max {Starting.Max}) to start.")
            .Table(["fault", "times", "p50", "p99", "max"], Rows());
        page.Section("Load")
            .Text($"{settings.Writing} people write one act after the other, at most {settings.Rate} a second together; {run.Operations.Acknowledged:N0} acts acknowledged, {run.Writers.Sum(writer => writer.Unknown):N0} of them with an outcome that was unknown at first and known after asking again with the same idempotency key. {run.Audience.Pushes:N0} events and {run.Audience.Notified:N0} notifications were pushed to {run.Audience.Count} live connections of {settings.Listening} people, which were made {run.Audience.Connections:N0} times.")
            .Text($"{settings.Sleeping} more people follow those who write and do nothing. {run.Awake:N0} of all {settings.People + settings.Sleeping:N0} timelines were awake when the load ended.")
            .Table(["request", "ok", "failed", "unknown"], run.Operations.Kinds.Order(StringComparer.Ordinal).Select(kind => (string[])
                [kind, $"{run.Operations[kind, Outcome.Ok]:N0}", $"{run.Operations[kind, Outcome.Failed]:N0}", $"{run.Operations[kind, Outcome.Unknown]:N0}"]))
            .Section("Memory of each process")
            .Text($"Resident, in MiB. A process that was killed or ended is another one afterwards.")
            .Table(["process", "when the load began", "when it ended", "most"], Memory());
        return page.ToString();
    }

    private IEnumerable<string[]> Rows() =>
        run.Blows.GroupBy(blow => blow.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind =>
        {
            var times = new Percentiles(kind.Select(blow => blow.Recovered));
            return (string[])[kind.Key, $"{times.Count}", times.P50, times.P99, times.Max];
        });

    private IEnumerable<string[]> Memory()
    {
        const int Mebibyte = 1 << 20;
        var samples = run.Sampler.Samples;
        return run.Processes.Select((name, process) => (string[])
        [
            name,
            $"{samples[0].Memory[process] / Mebibyte}",
            $"{samples[^1].Memory[process] / Mebibyte}",
            $"{samples.Max(sample => sample.Memory[process]) / Mebibyte}",
        ]);
    }
}
