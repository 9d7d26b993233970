namespace MiniTwitter.Servers;

/// <summary>A silo without web.</summary>
internal sealed class SiloProcess(DataDirectory directory, TimeProvider time, string name, params IEnumerable<string> arguments)
    : ProductProcess(name, directory, time)
{
    private const string ReadyLine = "the silo is ready";

    protected override ChildProcess StartChild() => ChildProcess.Start(
        "Silo", Repository.Silo, [$"--MiniTwitter:DataDirectory={Data}", .. arguments], Log, ReadyLine);

    protected override Task<bool> IsReadyAsync(CancellationToken cancellation) => Task.FromResult(Child is { HasSaid: true, IsRunning: true });
}
