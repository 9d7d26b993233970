using System.Globalization;
using System.Text;
using MiniTwitter.Measuring;

namespace MiniTwitter.Reporting;

/// <summary>The report of a run, as Markdown, with a picture of each finding beside it.</summary>
internal static class BenchReport
{
    /// <summary>One finding in a line.</summary>
    public static string Describe(Finding finding) =>
        $"{finding.Goal} {finding.What}: {Show(finding.Figure)} {finding.Unit}{(finding.Bar is { } bar ? $" (goal {bar}: {Verdict(finding)})" : "")}";

    /// <summary>Answers the file.</summary>
    public static string Write(string directory, DateTimeOffset began, TimeSpan took, IReadOnlyList<Finding> findings)
    {
        Directory.CreateDirectory(directory);
        var page = new StringBuilder()
            .AppendLine(Invariant($"# Benchmarks, {began.UtcDateTime:yyyy-MM-dd}"))
            .AppendLine()
            .AppendLine(Invariant($"Commit {Machine.Commit}; {Machine.Description}; {took.TotalMinutes:0.0} minutes."))
            .AppendLine()
            .AppendLine("Each figure is the median, with the lowest and the highest of what was measured; the worse end decides. Ratios are of pairs")
            .AppendLine("measured one after the other. Processor time is the servers', for one operation. What limits the paths whose goals are missed, with")
            .AppendLine("profiles, and what was tried, stands at the end, as docs/performance.md has it.")
            .AppendLine()
            .AppendLine("| goal | what | figure | to reach | verdict | ours | yardstick |")
            .AppendLine("|---|---|---|---|---|---|---|");
        foreach (var finding in findings)
            page.AppendLine(Invariant($"| {finding.Goal} | {finding.What} | {Show(finding.Figure)} {finding.Unit} | {finding.Bar} | {Verdict(finding)} | {Show(finding.Ours)} | {Show(finding.Yardstick)} |"));
        foreach (var (finding, number) in findings.Select((finding, number) => (finding, number + 1)))
        {
            var picture = Invariant($"{number:00}-{finding.Goal.ToLowerInvariant()}.svg");
            File.WriteAllText(Path.Combine(directory, picture), Plot.Draw(finding));
            page.AppendLine().AppendLine(Invariant($"## {finding.Goal}: {finding.What}")).AppendLine();
            if (finding.Note.Length > 0)
                page.AppendLine(finding.Note).AppendLine();
            page.AppendLine(Invariant($"![{finding.Goal}: {finding.What}]({picture})"));
        }

        foreach (var (heading, text) in Limits.Of(findings.Where(finding => finding.IsReached is false).Select(finding => finding.Goal)))
            page.AppendLine().AppendLine(Invariant($"## What limits it: {heading}")).AppendLine().AppendLine(text);

        var file = Path.Combine(directory, "report.md");
        File.WriteAllText(file, page.ToString());
        return file;
    }

    private static string Verdict(Finding finding) => finding.IsReached switch
    {
        true => "reached",
        false => "missed",
        null => "",
    };

    private static string Show(Measured? measured) => measured switch
    {
        null => "",
        { ProcessorMs: { } processor } => $"{Show(measured.Figure)} {measured.Unit}, {Number(processor.Median)} ms of a processor",
        _ => $"{Show(measured.Figure)} {measured.Unit}",
    };

    private static string Show(Spread spread) =>
        spread.Values.Count == 1 ? Number(spread.Median) : $"{Number(spread.Median)} ({Number(spread.Lowest)}–{Number(spread.Highest)})";

    // Three digits that mean something, and no exponents.
    private static string Number(double value) => Math.Abs(value) switch
    {
        >= 100 => Invariant($"{value:N0}"),
        >= 10 => Invariant($"{value:0.0}"),
        >= 1 => Invariant($"{value:0.00}"),
        _ => Invariant($"{value:0.0000}"),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
