using MiniTwitter.Measuring;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace MiniTwitter.Reporting;

/// <summary>What was measured of one goal as dots, in order, with the goal as a line. Readable on light and on dark ground.</summary>
internal static class Plot
{
    private const int Width = 480;
    private const int Height = 240;
    private const double Room = 1.15;

    private static readonly OxyColor Ink = OxyColor.FromRgb(0x80, 0x80, 0x80);
    private static readonly OxyColor Dots = OxyColor.FromRgb(0xb2, 0x3a, 0x1e);
    private static readonly OxyColor Line = OxyColor.FromRgb(0x2a, 0x7d, 0x4f);

    /// <summary>As SVG.</summary>
    public static string Draw(Finding finding)
    {
        var plot = new PlotModel
        {
            Title = $"{finding.Goal}: {finding.What}",
            TitleFontSize = 11,
            TitleColor = Ink,
            TextColor = Ink,
            PlotAreaBorderColor = Ink,
            Background = OxyColors.Transparent,
        };
        var highest = Math.Max(finding.Figure.Highest, finding.Bar?.Limit ?? 0);
        plot.Axes.Add(AxisAt(AxisPosition.Bottom, "measured", finding.Figure.Values.Count + 1, step: 1));
        plot.Axes.Add(AxisAt(AxisPosition.Left, finding.Unit, highest * Room, step: double.NaN));
        plot.Series.Add(DotsOf(finding.Figure));
        if (finding.Bar is { } bar)
            plot.Annotations.Add(LineAt(bar));
        return new SvgExporter { Width = Width, Height = Height, IsDocument = true }.ExportToString(plot);
    }

    private static LinearAxis AxisAt(AxisPosition position, string title, double maximum, double step) => new()
    {
        Position = position,
        Title = title,
        Minimum = 0,
        Maximum = maximum,
        MajorStep = step,
        TicklineColor = Ink,
        AxislineColor = Ink,
        MinorTickSize = 0,
    };

    private static ScatterSeries DotsOf(Spread figure)
    {
        var dots = new ScatterSeries { MarkerType = MarkerType.Circle, MarkerSize = 4, MarkerFill = Dots };
        dots.Points.AddRange(figure.Values.Select((value, number) => new ScatterPoint(number + 1, value)));
        return dots;
    }

    private static LineAnnotation LineAt(Bar bar) => new()
    {
        Type = LineAnnotationType.Horizontal,
        Y = bar.Limit,
        Color = Line,
        TextColor = Line,
        Text = $"goal {bar}",
    };
}
