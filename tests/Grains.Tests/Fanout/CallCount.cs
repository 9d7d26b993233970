using System.Collections.Concurrent;

namespace MiniTwitter.Fanout;

/// <summary>How often grains call each other, and the store, on behalf of one caller, whose request carries a name for that.</summary>
public sealed class CallCount
{
    private const string Name = "mt.test.count";

    private static readonly ConcurrentDictionary<string, CallCount> Open = new();

    private int _grainCalls;
    private int _storeCalls;

    public int GrainCalls => _grainCalls;

    public int StoreCalls => _storeCalls;

    /// <summary>Counts what an action brings about.</summary>
    public static async Task<CallCount> OfAsync(Func<Task> action)
    {
        var (name, count) = ($"{Guid.NewGuid():N}", new CallCount());
        Open[name] = count;
        RequestContext.Set(Name, name);
        try
        {
            await action();
            return count;
        }
        finally
        {
            RequestContext.Remove(Name);
            Open.TryRemove(name, out _);
        }
    }

    internal static void NoteGrainCall()
    {
        if (Find() is { } count)
            Interlocked.Increment(ref count._grainCalls);
    }

    internal static void NoteStoreCall()
    {
        if (Find() is { } count)
            Interlocked.Increment(ref count._storeCalls);
    }

    private static CallCount? Find() => RequestContext.Get(Name) is string name ? Open.GetValueOrDefault(name) : null;
}
