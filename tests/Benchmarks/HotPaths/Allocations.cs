using System.Text.Json;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MiniTwitter.Servers;

namespace MiniTwitter.HotPaths;

/// <summary>What the hot paths allocate: bytes for one operation, which are the same on every machine, unlike times.</summary>
internal static class Allocations
{
    /// <summary>A path may allocate so many times what is recorded.</summary>
    public const double Tolerance = 1.02;

    private static readonly string File = Path.Combine(Repository.Root, "tests", "Benchmarks", "expected-allocations.json");
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static SortedDictionary<string, double> Measure()
    {
        var measured = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var report in new[] { typeof(Delivering), typeof(ReadingHome) }.SelectMany(Run))
            measured[report.BenchmarkCase.Descriptor.DisplayInfo] = Math.Round(report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? double.NaN);
        return measured;
    }

    public static Dictionary<string, double> ReadRecorded() => JsonSerializer.Deserialize<Dictionary<string, double>>(System.IO.File.ReadAllText(File))!;

    public static void Record(SortedDictionary<string, double> measured) => System.IO.File.WriteAllText(File, JsonSerializer.Serialize(measured, Json) + "\n");

    private static IEnumerable<BenchmarkReport> Run(Type type) => BenchmarkRunner.Run(
        type,
        ManualConfig.CreateEmpty()
            .AddJob(Job.Dry.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(5).WithInvocationCount(256).WithUnrollFactor(1))
            .AddLogger(NullLogger.Instance)
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "benchmarks"))).Reports;
}
