using System.Collections.Concurrent;
using Orleans.Serialization;
using Orleans.Storage;

namespace MiniTwitter.Accounts;

/// <summary>Grain states as the database keeps them, as bytes with a version, for all silos.</summary>
public sealed class StoredStates
{
    private readonly ConcurrentDictionary<GrainId, (byte[] State, string Version)> _rows = new();
    private readonly ConcurrentDictionary<GrainId, Queue<WriteFault>> _faults = new();
    private readonly ConcurrentDictionary<GrainId, TaskCompletionSource> _held = new();

    public int SizeOf(IAddressable grain) => _rows[grain.GetGrainId()].State.Length;

    /// <summary>What becomes of the next writes of a grain; after these they succeed.</summary>
    public void FailWrites(IAddressable grain, params WriteFault[] faults) => _faults[grain.GetGrainId()] = new(faults);

    /// <summary>Writes of the grain wait until the result is completed.</summary>
    public TaskCompletionSource HoldWrites(IAddressable grain) =>
        _held[grain.GetGrainId()] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task WhenWritable(GrainId grain) => _held.TryGetValue(grain, out var gate) ? gate.Task : Task.CompletedTask;

    internal (byte[] State, string Version)? Read(GrainId grain) => _rows.TryGetValue(grain, out var row) ? row : null;

    internal string Write(GrainId grain, byte[] state, string? version)
    {
        var fault = _faults.TryGetValue(grain, out var faults) && faults.TryDequeue(out var next) ? next : WriteFault.None;
        if (fault == WriteFault.NothingStored)
            throw new IOException("The database is away.");
        if (Read(grain)?.Version != version)
            throw new InconsistentStateException($"{grain} was written by another activation.");
        var written = Guid.NewGuid().ToString();
        _rows[grain] = (state, written);
        return fault == WriteFault.StoredButUnanswered ? throw new IOException("The database went away.") : written;
    }
}

/// <summary>What becomes of a write.</summary>
public enum WriteFault
{
    None,
    NothingStored,
    StoredButUnanswered,
}

internal sealed class FlakyStorage(StoredStates states, Serializer serializer) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (states.Read(grainId) is { } row)
        {
            grainState.State = serializer.Deserialize<T>(row.State);
            (grainState.ETag, grainState.RecordExists) = (row.Version, true);
        }

        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await states.WhenWritable(grainId);
        grainState.ETag = states.Write(grainId, serializer.SerializeToArray(grainState.State), grainState.ETag);
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();
}
