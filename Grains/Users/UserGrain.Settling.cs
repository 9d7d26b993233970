namespace MiniTwitter.Users;

/// <summary>
/// What the user grain knows of its rows. When a commit fails, nobody knows whether it was carried out: the rows are read
/// again before the next command, or as soon as the database answers, and once more later: a silo that was frozen in a commit goes on with it.
/// </summary>
internal sealed partial class UserGrain
{
    private static readonly TimeSpan SettleEvery = TimeSpan.FromSeconds(1);

    // How long after its failure a commit may yet be carried out.
    private static readonly TimeSpan LateCommits = TimeSpan.FromSeconds(10);

    // The real one, whatever time the product is told.
    private static readonly TimeProvider Clock = TimeProvider.System;

    private IGrainTimer? _settling;
    private bool _isUncertain;
    private long _uncertainSince;

    // From the database: what this silo has in memory may be behind a change made on another.
    private async Task LoadAsync()
    {
        _profile = (await store.ReadUsersAsync([Me])).Cards.FirstOrDefault()?.Profile;
        _followees = new Followees(Me, _profile is null ? [] : await store.ReadFolloweesAsync(Me));
        await LoadHidingAsync();
        await LoadMarksAsync();
    }

    private void BecomeUncertain()
    {
        (_isUncertain, _uncertainSince) = (true, Clock.GetTimestamp());
        _settling ??= this.RegisterGrainTimer(TrySettleAsync, new() { DueTime = SettleEvery, Period = SettleEvery });
    }

    private async Task SettleAsync()
    {
        if (!_isUncertain)
            return;
        await LoadAsync();
        RebuildTimeline();
        _isUncertain = false;
    }

    private async Task TrySettleAsync(CancellationToken cancel)
    {
        var isLast = Clock.GetElapsedTime(_uncertainSince) > LateCommits;
        _isUncertain |= isLast;
        try
        {
            await SettleAsync();
        }
        catch (StorageUnavailableException)
        {
            // The timer comes again.
            return;
        }

        if (!isLast)
            return;
        _settling?.Dispose();
        _settling = null;
    }
}
