using System.Globalization;

namespace MiniTwitter.Traffic;

/// <summary>
/// What the tweets of a run begin with: which run it is, and when the request was meant to be sent. So whoever gets the tweet
/// knows how long it took, and nothing has to be remembered.
/// </summary>
/// <param name="run">No other run's name.</param>
internal sealed class Marks(string run)
{
    private const int Digits = 10;

    private readonly string _prefix = $"{run}:";

    /// <param name="at">From the beginning of the run, less than two hours.</param>
    public string Of(TimeSpan at) => _prefix + ((long)at.TotalMicroseconds).ToString($"D{Digits}", CultureInfo.InvariantCulture);

    /// <summary>Null when the text is not of this run.</summary>
    public TimeSpan? Read(string text) =>
        text.StartsWith(_prefix, StringComparison.Ordinal)
        && text.Length >= _prefix.Length + Digits
        && long.TryParse(text.AsSpan(_prefix.Length, Digits), CultureInfo.InvariantCulture, out var microseconds)
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
}
