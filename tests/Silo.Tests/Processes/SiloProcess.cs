using MiniTwitter.Stories.Client;

namespace MiniTwitter.Processes;

/// <summary>A silo without web, as its own process.</summary>
public sealed class SiloProcess(IEnumerable<string> arguments) : IAsyncDisposable
{
    private const string ReadyLine = "the silo is ready";

    public ChildProcess Process { get; } = new("MiniTwitter.Silo", arguments);

    public async Task StartAsync()
    {
        Process.Start();
        await Process.ReadUntilAsync(line => line.Contains(ReadyLine, StringComparison.Ordinal) ? line : null, "is ready");
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
