using Orleans.Storage;

namespace MiniTwitter.Storage;

/// <summary>Orleans' storage provider, called off the grains' threads, with its faults in our terms.</summary>
internal sealed class GuardedGrainStorage(AdoNetGrainStorage storage, GrainStorageThreads threads, StorageMetrics metrics)
    : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        RunAsync("read state", threads.Readers, () => storage.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        RunAsync("write state", threads.Writers, () => storage.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        RunAsync("clear state", threads.Writers, () => storage.ClearStateAsync(stateName, grainId, grainState));

    public void Participate(ISiloLifecycle observer) => storage.Participate(observer);

    private async Task RunAsync(string operation, TaskScheduler threads, Func<Task> action)
    {
        try
        {
            await metrics.MeasureAsync(
                operation, metrics.Start(), Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.DenyChildAttach, threads).Unwrap());
        }
        catch (Exception e) when (StorageFaults.Translate(e) is var fault && fault != e)
        {
            throw fault;
        }
    }
}
