namespace MiniTwitter.Measuring;

/// <summary>What became of one goal.</summary>
/// <param name="Goal">Its number, such as P1.</param>
/// <param name="What">What is measured, against what.</param>
/// <param name="Figure">The figure that the goal is about: a ratio, mostly.</param>
/// <param name="Unit">Of the figure; "×" for a ratio.</param>
/// <param name="Bar">What is to be reached; null where the goal names nothing.</param>
internal sealed record Finding(string Goal, string What, Spread Figure, string Unit, Bar? Bar)
{
    /// <summary>Ours, in its own unit, where <see cref="Figure"/> is a ratio.</summary>
    public Measured? Ours { get; init; }

    /// <summary>The yardstick in the same unit.</summary>
    public Measured? Yardstick { get; init; }

    /// <summary>What else a reader should know.</summary>
    public string Note { get; init; } = "";

    /// <summary>Null where the goal names nothing to be reached.</summary>
    public bool? IsReached => Bar?.IsReachedBy(Figure);
}

/// <summary>A rate or a time, and the processor time that one operation took.</summary>
internal sealed record Measured(Spread Figure, string Unit, Spread? ProcessorMs = null);

/// <summary>The worse end of what was measured decides.</summary>
internal abstract record Bar(double Limit)
{
    public abstract bool IsReachedBy(Spread figure);

    internal sealed record AtLeast(double Limit) : Bar(Limit)
    {
        public override bool IsReachedBy(Spread figure) => figure.Lowest >= Limit;

        public override string ToString() => FormattableString.Invariant($"≥ {Limit:0.###}");
    }

    internal sealed record AtMost(double Limit) : Bar(Limit)
    {
        public override bool IsReachedBy(Spread figure) => figure.Highest <= Limit;

        public override string ToString() => FormattableString.Invariant($"≤ {Limit:0.###}");
    }
}
