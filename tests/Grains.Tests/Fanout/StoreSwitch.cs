using Microsoft.Extensions.DependencyInjection;
using MiniTwitter.Tweets;

namespace MiniTwitter.Fanout;

/// <summary>Takes the database away from all silos, and gives it back.</summary>
public sealed class StoreSwitch
{
    private readonly List<Func<Task>> _delayed = [];
    private volatile TaskCompletionSource? _held;
    private volatile string? _heldReads;
    private int _waiting;

    /// <summary>While true, every call to the store fails as a database that is away does.</summary>
    public bool IsAway { get; set; }

    /// <summary>How many of the next commits are carried out although their caller hears that the database did not answer.</summary>
    public int AnswersToLose { get; set; }

    /// <summary>How many of the next commits are carried out by <see cref="LandAsync"/> only, long after their caller has heard that they failed.</summary>
    public int CommitsToDelay { get; set; }

    /// <summary>Carries out the commits that were delayed.</summary>
    public async Task LandAsync()
    {
        foreach (var commit in _delayed)
            await commit();
        _delayed.Clear();
    }

    /// <summary>From now on commits hang until <see cref="LetGo"/>; reads go on.</summary>
    public void Hold() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>From now on reads of this name hang until <see cref="LetGo"/>; all else goes on.</summary>
    public void HoldReads(string name)
    {
        _heldReads = name;
        Hold();
    }

    /// <summary>How many reads hang.</summary>
    public int WaitingReads => Volatile.Read(ref _waiting);

    public void LetGo()
    {
        var held = _held;
        (_held, _heldReads) = (null, null);
        held?.SetResult();
    }

    internal async Task<T> ReadAsync<T>(string name, Func<Task<T>> read)
    {
        Check();
        if (_heldReads == name && _held is { } held)
        {
            Interlocked.Increment(ref _waiting);
            try
            {
                await held.Task;
                FailIfAway();
            }
            finally
            {
                Interlocked.Decrement(ref _waiting);
            }
        }

        return await read();
    }

    internal void Check()
    {
        CallCount.NoteStoreCall();
        FailIfAway();
    }

    private void FailIfAway()
    {
        if (IsAway)
            throw new StorageUnavailableException("The test took the database away.");
    }

    internal async Task<T> CommitAsync<T>(Func<Task<T>> commit)
    {
        Check();
        if (_heldReads is null && _held is { } held)
            await held.Task;
        if (CommitsToDelay > 0)
        {
            CommitsToDelay--;
            _delayed.Add(commit);
            throw new StorageUnavailableException("The test delays the commit.");
        }

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
