using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MiniTwitter.Servers;
using Spectre.Console;
using Spectre.Console.Cli;

namespace MiniTwitter.HotPaths;

/// <summary>
/// Compares what the hot paths allocate with what is recorded, and fails when one allocates more: bytes for one operation are
/// the same on every machine, unlike times. So does a path that is recorded and was not measured.
/// </summary>
internal sealed class AllocationsCommand : Command<AllocationsCommand.Settings>
{
    private const double Tolerance = 1.02;

    private static readonly string Expected = Path.Combine(Repository.Root, "tests", "Benchmarks", "expected-allocations.json");
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public override int Execute(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        var measured = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var report in new[] { typeof(Delivering), typeof(ReadingHome) }.SelectMany(Run))
            measured[report.BenchmarkCase.Descriptor.DisplayInfo] = Math.Round(report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? double.NaN);
        if (settings.Accept)
        {
            File.WriteAllText(Expected, JsonSerializer.Serialize(measured, Json) + "\n");
            return 0;
        }

        return Compare(JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(Expected))!, measured) ? 0 : 1;
    }

    private static IEnumerable<BenchmarkReport> Run(Type type) => BenchmarkRunner.Run(
        type,
        ManualConfig.CreateEmpty()
            .AddJob(Job.Dry.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(5).WithInvocationCount(256).WithUnrollFactor(1))
            .AddLogger(NullLogger.Instance)
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "benchmarks"))).Reports;

    private static bool Compare(Dictionary<string, double> expected, SortedDictionary<string, double> measured)
    {
        var all = true;
        foreach (var path in expected.Keys.Union(measured.Keys))
        {
            var (bytes, recorded) = (measured.GetValueOrDefault(path, double.NaN), expected.GetValueOrDefault(path, double.NaN));
            var holds = bytes <= recorded * Tolerance;
            all &= holds;
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {bytes:0} bytes, {recorded:0} recorded{(holds ? "" : ": more than that, or not both")}"));
        }

        if (!all)
            AnsiConsole.WriteLine("If that is meant, run this with --accept and commit tests/Benchmarks/expected-allocations.json.");
        return all;
    }

    internal sealed class Settings : CommandSettings
    {
        [CommandOption("--accept")]
        [Description("Record what is measured.")]
        public bool Accept { get; init; }
    }
}
