using System.Globalization;
using Spectre.Console;

namespace MiniTwitter.Traffic;

/// <summary>A line for each kind of request, and for pushes.</summary>
internal static class FiguresTable
{
    private static readonly string[] Headings = ["ms", "count", "errors", "p50", "p90", "p99", "p99.9", "max"];

    public static Table Draw(params IEnumerable<LatencyFigures> figures)
    {
        var table = new Table();
        foreach (var heading in Headings)
            table.AddColumn(new TableColumn(heading) { Alignment = heading == Headings[0] ? Justify.Left : Justify.Right, NoWrap = true });
        foreach (var line in figures)
        {
            table.AddRow(
                line.Name, Whole(line.Count), Whole(line.Errors), Time(line.P50), Time(line.P90), Time(line.P99), Time(line.P999), Time(line.Max));
        }

        return table;
    }

    private static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Time(double milliseconds) => milliseconds.ToString(milliseconds < 100 ? "0.00" : "N0", CultureInfo.InvariantCulture);
}
