namespace MiniTwitter.Chaos;

/// <summary>One thing that went wrong on purpose.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Color">In which color it is drawn.</param>
/// <param name="At">When, from the beginning.</param>
/// <param name="Target">What was hit.</param>
/// <param name="Recovered">Until everybody was served again; null when that took too long.</param>
/// <param name="Starting">How long all processes took to be ready, where all had to be started: not part of the time to recover.</param>
internal sealed record Blow(string Kind, string Color, TimeSpan At, string Target, TimeSpan? Recovered, TimeSpan? Starting = null);
