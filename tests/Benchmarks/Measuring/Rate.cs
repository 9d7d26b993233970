namespace MiniTwitter.Measuring;

/// <summary>What was done in some time.</summary>
/// <param name="PerSecond">Operations.</param>
/// <param name="ProcessorMs">Of the server, for one operation.</param>
internal sealed record Rate(double PerSecond, double ProcessorMs)
{
    public static Measured Of(IEnumerable<Rate> samples, string unit)
    {
        var all = samples.ToArray();
        return new Measured(Spread.Of(all, rate => rate.PerSecond), unit, Spread.Of(all, rate => rate.ProcessorMs));
    }
}
