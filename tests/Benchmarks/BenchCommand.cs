using System.ComponentModel;
using System.Globalization;
using MiniTwitter.Goals;
using MiniTwitter.Measuring;
using MiniTwitter.Reporting;
using MiniTwitter.Servers;
using Spectre.Console;
using Spectre.Console.Cli;

namespace MiniTwitter;

/// <summary>Measures the goals one after the other, and reports.</summary>
internal sealed class BenchCommand : AsyncCommand<BenchCommand.Settings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var began = time.GetUtcNow();
        var findings = new List<Finding>();
        foreach (var goal in AllGoals.List.Where(settings.Wants))
        {
            var started = time.GetTimestamp();
            AnsiConsole.WriteLine($"{goal.Number}: {goal.Title}");
            var found = await goal.MeasureAsync(cancellationToken);
            foreach (var finding in found)
                AnsiConsole.WriteLine($"  {BenchReport.Describe(finding)}");
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {time.GetElapsedTime(started).TotalSeconds:0} s"));
            findings.AddRange(found);
        }

        var file = BenchReport.Write(settings.Report, began, time.GetUtcNow() - began, findings);
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{findings.Count(finding => finding.IsReached is true)} reached, {findings.Count(finding => finding.IsReached is false)} missed: {file}"));
        return 0;
    }

    internal sealed class Settings : CommandSettings
    {
        [CommandOption("--only <GOALS>")]
        [Description("Such as P1,P3. If nothing is said, all of them but P7b and P13, which take minutes.")]
        public string? Only { get; init; }

        [CommandOption("--report <DIRECTORY>")]
        [Description("Where to write the report and its pictures.")]
        public string Report { get; init; } = Path.Combine(Repository.Root, "artifacts", "bench");

        public bool Wants(IGoal goal) => Only is null ? !goal.IsLong : Only.Split(',').Contains(goal.Number, StringComparer.OrdinalIgnoreCase);

        public override ValidationResult Validate() =>
            AllGoals.List.Any(Wants) ? ValidationResult.Success() : ValidationResult.Error($"--only takes {string.Join(", ", AllGoals.List.Select(goal => goal.Number))}.");
    }
}
