using MiniTwitter.HotPaths;
using MiniTwitter.Measuring;

namespace MiniTwitter.Goals;

/// <summary>What a page from memory and a delivery allocate, against what is recorded; a rise also fails <c>./dev test</c>.</summary>
internal sealed class RecordedAllocations : IGoal
{
    public string Number => "P11";

    public string Title => "bytes allocated by the hot paths";

    public Task<IReadOnlyList<Finding>> MeasureAsync(CancellationToken cancellation)
    {
        var recorded = Allocations.ReadRecorded();
        return Task.FromResult<IReadOnlyList<Finding>>(
            [.. Allocations.Measure().Select(path => new Finding("P11", path.Key, new Spread([path.Value]), "bytes", new Bar.AtMost(recorded[path.Key] * Allocations.Tolerance)))]);
    }
}
