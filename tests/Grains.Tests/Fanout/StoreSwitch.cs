using Microsoft.Extensions.DependencyInjection;
using MiniTwitter.Tweets;

namespace MiniTwitter.Fanout;

/// <summary>Takes the database away from all silos, and gives it back.</summary>
public sealed class StoreSwitch
{
    private volatile TaskCompletionSource? _held;

    /// <summary>While true, every call to the store fails as a database that is away does.</summary>
    public bool IsAway { get; set; }

    /// <summary>How many of the next commits are carried out although their caller hears that the database did not answer.</summary>
    public int AnswersToLose { get; set; }

    /// <summary>From now on commits hang until <see cref="LetGo"/>; reads go on.</summary>
    public void Hold() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetGo()
    {
        var held = _held;
        _held = null;
        held?.SetResult();
    }

    internal void Check()
    {
        CallCount.NoteStoreCall();
        if (IsAway)
            throw new StorageUnavailableException("The test took the database away.");
    }

    internal async Task<T> CommitAsync<T>(Func<Task<T>> commit)
    {
        Check();
        if (_held is { } held)
            await held.Task;
        var result = await commit();
        if (AnswersToLose == 0)
            return result;
        AnswersToLose--;
        throw new StorageUnavailableException("The test lost the answer.");
    }

    /// <summary>Puts the switch before the registered store.</summary>
    public void Guard(IServiceCollection services)
    {
        var registered = services.Last(service => service.ServiceType == typeof(ITweetStore)).ImplementationType!;
        services.AddSingleton<ITweetStore>(provider =>
            new SwitchedStore((ITweetStore)ActivatorUtilities.CreateInstance(provider, registered), this));
    }
}
