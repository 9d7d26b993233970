namespace MiniTwitter.Users;

/// <summary>
/// What the user grain knows of its rows. When a commit fails, nobody knows whether it was carried out: the rows are read
/// again before the next command, or as soon as the database answers.
/// </summary>
internal sealed partial class UserGrain
{
    private static readonly TimeSpan SettleEvery = TimeSpan.FromSeconds(1);

    // Runs while the rows are uncertain.
    private IGrainTimer? _settling;

    // From the database: what this silo has in memory may be behind a change made on another.
    private async Task LoadAsync()
    {
        _profile = (await store.ReadUsersAsync([Me])).Cards.FirstOrDefault()?.Profile;
        _followees = new Followees(Me, _profile is null ? [] : await store.ReadFolloweesAsync(Me));
        await LoadHidingAsync();
        await LoadMarksAsync();
    }

    private void BecomeUncertain() =>
        _settling ??= this.RegisterGrainTimer(TrySettleAsync, new() { DueTime = SettleEvery, Period = SettleEvery });

    private async Task SettleAsync()
    {
        if (_settling is null)
            return;
        await LoadAsync();
        RebuildTimeline();
        _settling.Dispose();
        _settling = null;
    }

    private async Task TrySettleAsync(CancellationToken cancel)
    {
        try
        {
            await SettleAsync();
        }
        catch (StorageUnavailableException)
        {
            // The timer comes again.
        }
    }
}
