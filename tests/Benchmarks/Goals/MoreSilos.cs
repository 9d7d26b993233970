using System.Globalization;
using MiniTwitter.Measuring;

namespace MiniTwitter.Goals;

/// <summary>What several silos cost that share the two processors of one machine.</summary>
internal sealed class MoreSilos : IGoal
{
    private const int Many = 4;
    private const int SlicesEach = 3;

    public string Number => "P7";

    public string Title => "four silos on the same cores against one";

    public async Task<IReadOnlyList<Finding>> MeasureAsync(CancellationToken cancellation)
    {
        using var cluster = new ClusterReads();
        var (one, many) = (new List<Rate>(), new List<Rate>());
        foreach (var (silos, slices, rates) in new[] { (1, SlicesEach, one), (Many, 2 * SlicesEach, many), (1, SlicesEach, one) })
            rates.AddRange(await cluster.MeasureAsync(silos, slices, share: null, cancellation));

        var (ours, yardstick) = (Rate.Of(many, "reads/s"), Rate.Of(one, "reads/s"));
        return
        [
            new Finding("P7", string.Create(CultureInfo.InvariantCulture, $"home reads with {Many} silos / with one, through one web process"), ours.Figure.Over(yardstick.Figure), "×", new Bar.AtLeast(0.7))
            {
                Ours = ours,
                Yardstick = yardstick,
            },
        ];
    }
}
