using System.Globalization;
using MiniTwitter.Chaos.Reporting;

namespace MiniTwitter.Attack;

/// <summary>What a run has found, in Markdown.</summary>
internal static class AttackReport
{
    public static string Write(AttackSettings settings, AttackFigures figures, Violations violations, DateTimeOffset at)
    {
        var page = new Page()
            .Title($"Attack of {at:yyyy-MM-dd HH:mm} UTC")
            .Text($"Commit {Machine.Commit}; {Machine.Description}.")
            .Text($"{(settings.Postgres ? "PostgreSQL" : "SQLite")}, seed {settings.Seed}, {settings.Minutes} minutes.")
            .Text($"[How to read this](../attack.md).")
            .Table(["what", "figure"],
            [
                ["answers", Whole(figures.Answers.Count)],
                ["answers by status", figures.Answers.Summary],
                ["malformed requests", $"{Whole(figures.Swept)}, of {Whole(figures.Combinations)} different combinations"],
                ["frames sent to the hub", Whole(figures.Frames)],
                ["connections not accepted or closed", Whole(figures.Refused)],
                ["memory at the start, at most, a minute later", $"{Mebi(figures.Start)}, {Mebi(figures.Peak)}, {Mebi(figures.End)} MiB"],
                ["log", $"{Whole(figures.LogBytes / 1024)} KiB"],
                ["violations", Whole(violations.Total)],
            ])
            .Section("Another user's home")
            .Table(["phase", "p50 ms", "p99 ms", "reads", "memory at its end, MiB"],
            [
                Row("at rest", figures.Idle, figures.Start),
                .. figures.Phases.Select(phase => Row(phase.Name, phase.Home, phase.Memory)),
            ])
            .Section("Violations");
        if (violations.Total == 0)
            page.Text($"None.");
        foreach (var line in violations.Lines)
            page.Text($"- `{line.ReplaceLineEndings("⏎").Replace('`', '\'')}`");
        return page.ToString();
    }

    private static string[] Row(string name, Latencies home, long memory) =>
        [name, Milliseconds(home.At(50)), Milliseconds(home.At(99)), Whole(home.Count), Mebi(memory)];

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Mebi(long bytes) => Whole(bytes >> 20);
}
