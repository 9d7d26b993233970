using System.Globalization;
using MiniTwitter.Measuring;

namespace MiniTwitter.Goals;

/// <summary>
/// What one more silo adds where silos are what limits: each is held to a part of a processor. More than two would leave the web
/// process and the generator of the load too little of this machine.
/// </summary>
internal sealed class SlowSilos : IGoal
{
    private const double Share = 0.4;
    private const int SlicesEach = 3;

    public string Number => "P7b";

    public string Title => "two slow silos against one";

    public bool IsLong => true;

    public async Task<IReadOnlyList<Finding>> MeasureAsync(CancellationToken cancellation)
    {
        using var cluster = new ClusterReads();
        var (one, two) = (new List<Rate>(), new List<Rate>());
        foreach (var (silos, rates) in new[] { (1, one), (2, two), (2, two), (1, one) })
            rates.AddRange(await cluster.MeasureAsync(silos, SlicesEach, Share, cancellation));

        var (ours, yardstick) = (Rate.Of(two, "reads/s"), Rate.Of(one, "reads/s"));
        return
        [
            new Finding("P7b", string.Create(CultureInfo.InvariantCulture, $"home reads with two silos / with one, each held to {Share} of a processor"), ours.Figure.Over(yardstick.Figure), "×", new Bar.AtLeast(0.8 * 2))
            {
                Ours = ours,
                Yardstick = yardstick,
            },
        ];
    }
}
