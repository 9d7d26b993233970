using Orleans.Storage;

namespace MiniTwitter.Storage;

/// <summary>Orleans' storage provider, called off the grains' threads, with its faults in our terms.</summary>
internal sealed class GuardedGrainStorage(
    AdoNetGrainStorage storage, GrainStorageThreads threads, StorageMetrics metrics, Func<string, GrainId, (string StateName, GrainId Grain)> rowOf)
    : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        RunAsync("read state", threads.Readers, stateName, grainId, (name, grain) => storage.ReadStateAsync(name, grain, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        RunAsync("write state", threads.Writers, stateName, grainId, (name, grain) => storage.WriteStateAsync(name, grain, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        RunAsync("clear state", threads.Writers, stateName, grainId, (name, grain) => storage.ClearStateAsync(name, grain, grainState));

    public void Participate(ISiloLifecycle observer) => storage.Participate(observer);

    private async Task RunAsync(string operation, TaskScheduler threads, string stateName, GrainId grainId, Func<string, GrainId, Task> action)
    {
        var (name, grain) = rowOf(stateName, grainId);
        try
        {
            await metrics.MeasureAsync(
                operation, metrics.Start(), Task.Factory.StartNew(() => action(name, grain), CancellationToken.None, TaskCreationOptions.DenyChildAttach, threads).Unwrap());
        }
        catch (Exception e) when (StorageFaults.Translate(e) is var fault && fault != e)
        {
            throw fault;
        }
    }
}
