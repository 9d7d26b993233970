using System.ComponentModel;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Cli;

namespace MiniTwitter.HotPaths;

/// <summary>
/// Compares what the hot paths allocate with what is recorded, and fails when one allocates more. So does a path that is
/// recorded and was not measured.
/// </summary>
internal sealed class AllocationsCommand : Command<AllocationsCommand.Settings>
{
    public override int Execute(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        var measured = Allocations.Measure();
        if (settings.Accept)
        {
            Allocations.Record(measured);
            return 0;
        }

        return Compare(Allocations.ReadRecorded(), measured) ? 0 : 1;
    }

    private static bool Compare(Dictionary<string, double> expected, SortedDictionary<string, double> measured)
    {
        var all = true;
        foreach (var path in expected.Keys.Union(measured.Keys))
        {
            var (bytes, recorded) = (measured.GetValueOrDefault(path, double.NaN), expected.GetValueOrDefault(path, double.NaN));
            var holds = bytes <= recorded * Allocations.Tolerance;
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
