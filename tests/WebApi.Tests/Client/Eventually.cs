namespace MiniTwitter.Stories.Client;

/// <summary>The one place that waits by asking again.</summary>
public static class Eventually
{
    /// <summary>Ends a test that hangs. It is far beyond what anything takes, on the busiest machine too.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task ShouldBeTrueAsync(Func<Task<bool>> condition, string what)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Deadline)
                throw new ShouldAssertException($"Not within {Deadline.TotalSeconds} s: {what}");
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
