using MiniTwitter.Streams;
using MiniTwitter.Users;

namespace MiniTwitter.Rules;

/// <summary>They are stored for a day, and silos of two versions may run at once: they stay what they are.</summary>
public sealed class Fingerprints
{
    [Theory]
    [InlineData(null, 1044327477603862808)]
    [InlineData("", -5361972587860924803)]
    public void Are_the_same_in_every_version(string? last, long expected) =>
        Fingerprint.Of(LogEventKind.Posted, 0, "hello, world é", last).ShouldBe(expected);
}
