using System.Text.Json;
using System.Text.Json.Serialization;

namespace MiniTwitter.Traffic;

/// <summary>What a run has measured. Durations are in milliseconds.</summary>
/// <param name="At">When it began.</param>
/// <param name="Commit">What was built.</param>
/// <param name="Machine">On what it ran.</param>
/// <param name="Requests">By kind, those that the mix has.</param>
/// <param name="Push">From the intended start of a post to its arrival at a listener.</param>
/// <param name="SentLate">How much later than intended requests were sent.</param>
/// <param name="GeneratorCpuPerRequest">Of this program, listeners included.</param>
/// <param name="ServerCpuPerRequest">Of the server, with all that the requests caused there; null when it isn't this program's own.</param>
/// <param name="Failures">How often each was the reason of an error.</param>
/// <param name="Misses">What exceeded the criteria of capacity.</param>
internal sealed record LoadResult(
    DateTimeOffset At,
    string Commit,
    string Machine,
    string Mix,
    string Graph,
    int Users,
    int Follows,
    int Seed,
    double Rate,
    double Seconds,
    int Listeners,
    IReadOnlyList<LatencyFigures> Requests,
    LatencyFigures Push,
    LatencyFigures SentLate,
    double GeneratorCpuPerRequest,
    double? ServerCpuPerRequest,
    IReadOnlyDictionary<string, long> Failures,
    IReadOnlyList<string> Misses)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
    };

    [JsonIgnore]
    public long Errors => Requests.Sum(request => request.Errors) + Push.Errors;

    public void Write(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllText(file, JsonSerializer.Serialize(this, Options) + "\n");
    }
}

/// <summary>In milliseconds.</summary>
internal sealed record LatencyFigures(string Name, long Count, long Errors, double P50, double P90, double P99, double P999, double Max)
{
    public static LatencyFigures Of(Measure measure) => Of(measure.Name, measure.Latencies, measure.Errors);

    public static LatencyFigures Of(string name, Latencies latencies, long errors = 0)
    {
        return new(name, latencies.Count, errors, At(50), At(90), At(99), At(99.9), At(100));

        double At(double percentile) => latencies.At(percentile).TotalMilliseconds;
    }
}
