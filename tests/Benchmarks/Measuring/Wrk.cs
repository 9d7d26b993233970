using System.Diagnostics;
using System.Globalization;

namespace MiniTwitter.Measuring;

/// <summary>
/// Sends one kind of request as fast as they are answered, with wrk, whose own use of the processor is small beside any
/// server's. Every request is of the next of the given people.
/// </summary>
internal sealed class Wrk : IDisposable
{
    /// <summary>Enough to keep two processors busy.</summary>
    public const int Connections = 64;

    // A table of finished requests: nothing is put together while the clock runs.
    private const string Script = """
        local requests, at, count = {}, 0, 0
        function init(args)
          local body
          if args[2] ~= "" then body = args[2] end
          for token in io.lines(args[1]) do
            local headers = { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" }
            count = count + 1
            requests[count] = wrk.format(body and "POST" or "GET", nil, headers, body)
          end
        end
        function request()
          at = at % count + 1
          return requests[at]
        end
        function done(summary)
          local errors = summary.errors
          io.write(string.format("FIGURES %d %d %d\n", summary.requests, summary.duration,
            errors.connect + errors.read + errors.write + errors.status + errors.timeout))
        end
        """;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("minitwitter-wrk-");
    private readonly string _script;
    private readonly string _tokens;

    public Wrk(IEnumerable<string> tokens)
    {
        _script = Path.Combine(_directory.FullName, "requests.lua");
        _tokens = Path.Combine(_directory.FullName, "tokens");
        File.WriteAllText(_script, Script);
        File.WriteAllLines(_tokens, tokens);
    }

    /// <summary>What nobody measures: servers that have only just started may answer nothing at all in that time.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="time">How long.</param>
    /// <param name="body">Posted; null to get.</param>
    public Task WarmUpAsync(Uri address, TimeSpan time, string? body = null) => SendAsync(address, time, body);

    /// <param name="address">Where to.</param>
    /// <param name="time">How long.</param>
    /// <param name="processorTime">What the servers have used so far.</param>
    /// <param name="body">Posted; null to get.</param>
    public async Task<Rate> RunAsync(Uri address, TimeSpan time, Func<TimeSpan> processorTime, string? body = null)
    {
        var before = processorTime();
        var (requests, took) = await SendAsync(address, time, body);
        var used = processorTime() - before;
        return requests > 0
            ? new Rate(requests / took.TotalSeconds, used.TotalMilliseconds / requests)
            : throw new InvalidOperationException($"{address} did not answer within {time.TotalSeconds} s.");
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private async Task<(double Requests, TimeSpan Took)> SendAsync(Uri address, TimeSpan time, string? body)
    {
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "--threads=1", "--timeout=10s", $"--connections={Connections}", $"--duration={time.TotalSeconds.ToString(CultureInfo.InvariantCulture)}s",
            $"--script={_script}", address.AbsoluteUri, "--", _tokens, body ?? "",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var wrk = Process.Start(start)!;
        var said = await wrk.StandardOutput.ReadToEndAsync();
        var complained = await wrk.StandardError.ReadToEndAsync();
        await wrk.WaitForExitAsync();

        var figures = said.Split('\n').FirstOrDefault(line => line.StartsWith("FIGURES ", StringComparison.Ordinal))?.Split(' ')
            ?? throw new InvalidOperationException($"wrk has failed: {said}{complained}");
        var numbers = figures[1..].Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        return numbers is [var requests, var microseconds, 0]
            ? (requests, TimeSpan.FromMicroseconds(microseconds))
            : throw new InvalidOperationException($"{address} answered with errors: {said}");
    }
}
