using System.Diagnostics;

namespace MiniTwitter.Stories.Client;

/// <summary>A script of the repository, run as an operator would.</summary>
public static class Script
{
    /// <summary>Runs <c>deploy/NAME</c> to its end, which must be a good one.</summary>
    public static async Task RunAsync(string name, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(TestData.Deployment(name), arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Eventually.Deadline);
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        process.ExitCode.ShouldBe(0, string.Concat(await output));
    }
}
