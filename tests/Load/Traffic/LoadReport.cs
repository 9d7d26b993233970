using Spectre.Console;

namespace MiniTwitter.Traffic;

/// <summary>What a run says at its end.</summary>
internal static class LoadReport
{
    // What is not a terminal has no width of its own.
    private const int Width = 120;

    /// <summary>Answers the exit code: 0 when there were no errors.</summary>
    public static int Print(LoadResult result)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
            AnsiConsole.Profile.Width = Width;
        var sent = result.Requests.Sum(request => request.Count);
        Say($"mix {result.Mix}, {result.Users:N0} users with {result.Follows:N0} follows, {result.Rate:N0} requests/s for {result.Seconds:0} s, {result.Listeners} listeners");
        AnsiConsole.Write(FiguresTable.Draw([.. result.Requests, result.Push, result.SentLate]));
        Say($"requests     {sent:N0}, {sent / result.Seconds:N0}/s");
        Say($"processor    {result.GeneratorCpuPerRequest:0.000} ms per request here, {Server(result.ServerCpuPerRequest)}");
        foreach (var (failure, times) in result.Failures.OrderByDescending(pair => pair.Value))
            Say($"error        {times:N0} × {failure}");
        Say($"capacity     {(result.Misses.Count == 0 ? "within" : "missed: " + string.Join(", ", result.Misses))} ({Capacity.Criteria})");
        return result.Errors == 0 ? 0 : 1;
    }

    private static string Server(double? cpu) =>
        cpu is null ? "unknown for the server" : FormattableString.Invariant($"{cpu:0.000} ms in the server");

    private static void Say(FormattableString text) => AnsiConsole.WriteLine(FormattableString.Invariant(text));
}
