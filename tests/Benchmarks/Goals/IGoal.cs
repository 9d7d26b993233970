using MiniTwitter.Measuring;

namespace MiniTwitter.Goals;

/// <summary>One of the goals P1–P13: starts what it needs, measures, and ends what it started.</summary>
internal interface IGoal
{
    /// <summary>Such as P1.</summary>
    string Number { get; }

    /// <summary>What it is about, in a few words.</summary>
    string Title { get; }

    /// <summary>Whether it takes minutes, and so is measured only when it is asked for by its number.</summary>
    bool IsLong => false;

    Task<IReadOnlyList<Finding>> MeasureAsync(CancellationToken cancellation);
}
