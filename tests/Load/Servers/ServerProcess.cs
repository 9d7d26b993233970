namespace MiniTwitter.Servers;

/// <summary>A process of the product under test: it can be killed, frozen and started again.</summary>
/// <param name="name">Names it in reports, and its log.</param>
internal abstract class ProductProcess(string name, DataDirectory directory, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(20);

    public string Name => name;

    public bool IsRunning => Child is { IsRunning: true };

    /// <summary>In bytes; 0 when it does not run.</summary>
    public long Memory => Child?.Memory ?? 0;

    /// <summary>The process's number; null when it has never been started.</summary>
    public int? Id => Child?.Id;

    /// <summary>Null while it runs.</summary>
    public int? ExitCode => Child is { IsRunning: false } child ? child.ExitCode : null;

    protected ChildProcess? Child { get; private set; }

    protected string Data => directory.Data;

    protected string Log => directory.LogOf(name);

    public void Start()
    {
        Child?.Dispose();
        Child = StartChild();
    }

    /// <summary>Until it says that it is ready.</summary>
    public async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (!await IsReadyAsync(cancellation))
        {
            if (!IsRunning)
                throw new ServerFailedException($"{name} has ended with exit code {Child!.ExitCode} before it was ready.", Log);
            if (time.GetElapsedTime(started) > Patience)
                throw new ServerFailedException($"{name} is not ready after {Patience.TotalSeconds} s.", Log);
            await Task.Delay(PollEvery, time, cancellation);
        }
    }

    /// <summary><c>kill -9</c>, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        if (Child is { IsRunning: true } child)
            await child.KillAsync();
    }

    /// <summary>Stops it in the middle of whatever it does, until <see cref="ThawAsync"/>.</summary>
    public Task FreezeAsync() => Child!.SignalAsync("STOP");

    public Task ThawAsync() => IsRunning ? Child!.SignalAsync("CONT") : Task.CompletedTask;

    /// <summary>Asks it to end, and answers its exit code; null when it has not ended within that time.</summary>
    public async Task<int?> EndAsync(TimeSpan within)
    {
        if (IsRunning)
            await Child!.SignalAsync("TERM");
        return await HasEndedWithinAsync(within) ? Child!.ExitCode : null;
    }

    public Task<bool> HasEndedWithinAsync(TimeSpan time) => Child!.HasEndedWithinAsync(time);

    public virtual void Dispose() => Child?.Dispose();

    protected abstract ChildProcess StartChild();

    protected abstract Task<bool> IsReadyAsync(CancellationToken cancellation);
}

/// <summary>A server under test does not run.</summary>
internal sealed class ServerFailedException(string message, string log)
    : Exception(File.Exists(log) ? $"{message} The end of its log ({log}):\n{string.Join('\n', File.ReadLines(log).TakeLast(15))}" : message);
