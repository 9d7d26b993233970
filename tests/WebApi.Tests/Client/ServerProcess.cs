using System.Text.RegularExpressions;

namespace MiniTwitter.Stories.Client;

/// <summary>The application as its own process, which can be killed.</summary>
public sealed partial class ServerProcess(params IEnumerable<string> arguments) : Server
{
    private readonly ChildProcess _process = new("MiniTwitter.WebApi", ["--urls=http://127.0.0.1:0", .. arguments]);
    private Uri? _address;

    public ServerProcess(DataDirectory data, params IEnumerable<string> arguments)
        : this([$"--MiniTwitter:DataDirectory={data.Path}", .. arguments])
    {
    }

    public override Uri Address => _address ?? throw new InvalidOperationException("Not listening.");

    public IReadOnlyList<string> Errors => _process.Errors;

    public ChildProcess Process => _process;

    public override async ValueTask InitializeAsync()
    {
        _process.Start();
        _address = await _process.ReadUntilAsync(line => ListeningLine().Match(line) is { Success: true } match ? new Uri(match.Groups[1].Value) : null, "listens");
        await WaitUntilReadyAsync();
    }

    /// <summary>Runs to the end and answers the exit code.</summary>
    public async Task<int> RunToTheEndAsync()
    {
        _process.Start();
        return await _process.ExitAsync();
    }

    /// <summary><c>kill -9</c>: nothing is tidied up.</summary>
    public Task KillAsync() => _process.KillAsync();

    protected override ValueTask StopAsync() => _process.DisposeAsync();

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex ListeningLine();
}
