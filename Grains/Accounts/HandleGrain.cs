using MiniTwitter.Users;

namespace MiniTwitter.Accounts;

/// <summary>
/// The claim is written first and confirmed when the user exists. Whatever happens in between, the next caller
/// finds out which of the two is true.
/// </summary>
[GrainType("mt.handle")]
internal sealed partial class HandleGrain(
    [PersistentState("state")] IPersistentState<HandleState> storage,
    TimeProvider time,
    ILogger<HandleGrain> logger) : Grain, IHandleGrain
{
    /// <summary>How long a registration may take before its unconfirmed claim can be taken over.</summary>
    internal static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(1);

    private readonly DurableState<HandleState> _state = new(storage);

    private string Key => this.GetPrimaryKeyString();

    public async Task<Result<User>> ClaimAsync(NewAccount account, Profile profile)
    {
        if (await FindAsync() is not null || IsBeingClaimed())
            return Refusal.HandleTaken;
        if (_state.Value.Owner is { } abandoned)
            LogTakenOver(Key, profile.Id, abandoned);

        var claim = new HandleState { UserId = profile.Id.Value, ClaimedAt = time.GetUtcNow() };
        await _state.SaveAsync(claim);
        await GrainFactory.GetAccount(profile.Id).CreateAsync(account);
        var created = await GrainFactory.GetUser(profile.Id).CreateAsync(profile);
        if (created.Succeeded(out _, out _))
            await ConfirmAsync(claim);
        return created;
    }

    public async Task<UserId?> FindAsync()
    {
        await _state.SettleAsync();
        var claim = _state.Value;
        if (claim.Owner is not { } owner)
            return await AdoptAsync();
        if (claim.Confirmed)
            return owner;
        var user = await GrainFactory.GetUser(owner).GetAsync();
        if (!user.Succeeded(out _, out _))
            return null;
        await ConfirmAsync(claim);
        return owner;
    }

    // Earlier releases kept some handles in rows where this one does not look. The profile says who has the handle.
    private async Task<UserId?> AdoptAsync()
    {
        if (!Handle.TryParse(Key, out var handle) || !(await GrainFactory.GetUserReader().FindAsync(handle)).Succeeded(out var owner, out _))
            return null;
        await ConfirmAsync(new HandleState { UserId = owner.Value, ClaimedAt = TimeSortableId.TimeOf(owner.Value) });
        return owner;
    }

    private bool IsBeingClaimed() => _state.Value.Owner is not null && time.GetUtcNow() - _state.Value.ClaimedAt < ClaimTime;

    private async Task ConfirmAsync(HandleState claim)
    {
        try
        {
            await _state.SaveAsync(claim with { Confirmed = true });
        }
        catch (StorageUnavailableException failure)
        {
            // The user exists, so nobody can take the handle: only the note of it is missing, and is made up for.
            LogNotConfirmed(failure, Key, new UserId(claim.UserId));
        }
    }
}

/// <summary>Who holds the handle.</summary>
[GenerateSerializer, Immutable, Alias("mt.HandleState")]
internal sealed record HandleState
{
    /// <summary>0 while nobody does.</summary>
    [Id(0)]
    public long UserId { get; init; }

    [Id(1)]
    public DateTimeOffset ClaimedAt { get; init; }

    /// <summary>Whether account and user are known to exist.</summary>
    [Id(2)]
    public bool Confirmed { get; init; }

    internal UserId? Owner => UserId == 0 ? null : new UserId(UserId);
}
