using System.Globalization;
using System.Security;
using System.Text;

namespace MiniTwitter.Chaos.Reporting;

/// <summary>
/// Draws what was done each second, with the faults as lines, as SVG. Ink and background follow the reader's light or dark
/// theme; the other colors can be told apart on both.
/// </summary>
internal sealed class TimelinePicture
{
    private const int Width = 1200;
    private const int Left = 60;
    private const int Right = 20;
    private const int Top = 130;
    private const int PanelHeight = 140;
    private const int PanelGap = 40;
    private const int LegendRow = 20;
    private const int LegendColumns = 4;

    private readonly StringBuilder _svg = new();
    private readonly double _seconds;

    private TimelinePicture(double seconds) => _seconds = Math.Max(1, seconds);

    public static string Draw(string title, IReadOnlyList<Sample> samples, IReadOnlyList<Blow> blows)
    {
        var from = samples[0].At;
        var picture = new TimelinePicture((samples[^1].At - from).TotalSeconds);
        var kinds = blows.Select(blow => (blow.Kind, blow.Color)).Distinct().ToArray();
        var bottom = Top + 2 * PanelHeight + PanelGap;
        var height = bottom + 50 + LegendRow * ((kinds.Length + LegendColumns - 1) / LegendColumns);
        picture.Open(title, height);
        foreach (var blow in blows)
            picture.DrawBlow(blow, (blow.At - from).TotalSeconds, bottom);
        picture.DrawPanel(Top, "acts acknowledged, per second", "acts", Rates(samples, sample => sample.Acts));
        picture.DrawPanel(Top + PanelHeight + PanelGap, "events pushed, per second", "pushes", Rates(samples, sample => sample.Pushes));
        picture.DrawClock(bottom);
        picture.DrawLegend(kinds, bottom + 45);
        return picture._svg.Append("</svg>\n").ToString();
    }

    private static (double At, double Rate)[] Rates(IReadOnlyList<Sample> samples, Func<Sample, long> total) =>
    [
        .. samples.Zip(samples.Skip(1), (before, sample) => (
            (sample.At - samples[0].At).TotalSeconds,
            (total(sample) - total(before)) / Math.Max(0.001, (sample.At - before.At).TotalSeconds))),
    ];

    private void Open(string title, int height)
    {
        Add($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" font-family="system-ui, sans-serif" font-size="12" role="img">
            <title>{title}: throughput over time, faults marked</title>
            """);
        _svg.Append("""
            <style>
            .paper { fill: #ffffff } .ink { fill: #24292f } .faint { stroke: #d0d7de } .acts { stroke: #0969da } .pushes { stroke: #8250df }
            @media (prefers-color-scheme: dark) {
              .paper { fill: #0d1117 } .ink { fill: #e6edf3 } .faint { stroke: #30363d } .acts { stroke: #58a6ff } .pushes { stroke: #bc8cff }
            }
            </style>

            """);
        Add($"""
            <rect class="paper" width="{Width}" height="{height}"/>
            <text class="ink" x="{Left}" y="20" font-size="15">{title}</text>
            """);
    }

    private void DrawBlow(Blow blow, double at, int bottom)
    {
        var x = X(at);
        Add($"""
            <line x1="{x:0.0}" x2="{x:0.0}" y1="{Top - 4}" y2="{bottom}" stroke="{blow.Color}" stroke-opacity="0.75"/>
            <text x="{x:0.0}" y="{Top - 8}" transform="rotate(-50 {x:0.0} {Top - 8})" fill="{blow.Color}" font-size="9">{Escape(blow.Kind)}</text>
            """);
    }

    private void DrawPanel(int top, string label, string series, (double At, double Rate)[] rates)
    {
        var bottom = top + PanelHeight;
        var most = RoundUp(rates.Max(rate => rate.Rate));
        foreach (var level in (double[])[0, most / 2, most])
        {
            var y = Y(level);
            Add($"""
                <line class="faint" x1="{Left}" x2="{Width - Right}" y1="{y:0.0}" y2="{y:0.0}"/>
                <text class="ink" x="{Left - 6}" y="{y + 4:0.0}" text-anchor="end">{level:0}</text>
                """);
        }

        var points = string.Join(' ', rates.Select(rate => Invariant($"{X(rate.At):0.0},{Y(rate.Rate):0.0}")));
        Add($"""
            <polyline class="{series}" fill="none" stroke-width="1.5" points="{points}"/>
            <text class="ink" x="{Left}" y="{bottom + 16}">{label}</text>
            """);

        double Y(double rate) => bottom - rate / most * PanelHeight;
    }

    private void DrawClock(int bottom)
    {
        var step = _seconds > 300 ? 60 : 15;
        for (var second = 0; second <= _seconds; second += step)
            Add($"""<text class="ink" x="{X(second):0.0}" y="{bottom + 32}" text-anchor="middle">{TimeSpan.FromSeconds(second):m\:ss}</text>""");
    }

    private void DrawLegend((string Kind, string Color)[] kinds, int top)
    {
        foreach (var (number, (kind, color)) in kinds.Index())
        {
            var x = Left + number % LegendColumns * ((Width - Left - Right) / LegendColumns);
            var y = top + number / LegendColumns * LegendRow;
            Add($"""
                <rect x="{x}" y="{y}" width="12" height="12" fill="{color}"/>
                <text class="ink" x="{x + 18}" y="{y + 11}">{Escape(kind)}</text>
                """);
        }
    }

    private double X(double second) => Left + second / _seconds * (Width - Left - Right);

    // The next of 10, 20, 50, 100, 200, ...
    private static double RoundUp(double number)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(10, number))));
        return power * (number <= power ? 1 : number <= 2 * power ? 2 : number <= 5 * power ? 5 : 10);
    }

    private void Add(FormattableString markup) => _svg.Append(Invariant(markup)).Append('\n');

    private static string Escape(string text) => SecurityElement.Escape(text);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
