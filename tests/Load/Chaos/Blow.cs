namespace MiniTwitter.Chaos;

/// <summary>One thing that went wrong on purpose.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Color">In which color it is drawn.</param>
/// <param name="At">When, from the beginning.</param>
/// <param name="Target">What was hit.</param>
/// <param name="Recovered">Until everybody was served again; null when that took too long.</param>
internal sealed record Blow(string Kind, string Color, TimeSpan At, string Target, TimeSpan? Recovered);
