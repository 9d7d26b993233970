using System.Collections.Frozen;
using System.Collections.Immutable;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;

namespace MiniTwitter.Users;

/// <summary>
/// Whom the user has blocked and muted, and who has blocked it. Who blocks tells the other's grain before it answers; should that fail, the
/// log tells it.
/// </summary>
internal sealed partial class UserGrain
{
    private Hiding _hiding = Hiding.Nobody;

    // Reads of it overlap; one that began earlier never replaces one that began later.
    private long _hidingAsked;
    private long _hidingRead;

    // Up to what the log has told.
    private Task _caughtUp = Task.CompletedTask;

    public Task<Result<Relationship>> BlockAsync(UserId other, IdempotencyKey? key) => HideAsync(LogEventKind.Blocked, other, key);

    public Task<Result<Relationship>> UnblockAsync(UserId other, IdempotencyKey? key) => HideAsync(LogEventKind.Unblocked, other, key);

    public Task<Result<Relationship>> MuteAsync(UserId other, IdempotencyKey? key) => HideAsync(LogEventKind.Muted, other, key);

    public Task<Result<Relationship>> UnmuteAsync(UserId other, IdempotencyKey? key) => HideAsync(LogEventKind.Unmuted, other, key);

    public async Task ReloadHidingAsync()
    {
        try
        {
            if (await LoadHidingAsync())
                LeaveHidden();
        }
        catch
        {
            BecomeUncertain();
            throw;
        }
    }

    public async Task<Looks> LookAsync(ImmutableArray<TweetId> tweets, ImmutableArray<UserId> people) =>
        new(await GetMarksAsync(tweets), people.IsEmpty ? [] : [.. people.Select(_hiding.SightOf)], _hiding.HasNoBlocks);

    private async Task<Result<Relationship>> HideAsync(LogEventKind kind, UserId other, IdempotencyKey? key)
    {
        await SettleAsync();
        var isBlock = kind is LogEventKind.Blocked or LogEventKind.Unblocked;
        if (other == Me)
            return isBlock ? Refusal.CannotBlockYourself : Refusal.CannotMuteYourself;
        // Also whom the other has blocked may block and mute back.
        if (_profile is null || await cards.FindAsync(other) is null)
            return Refusal.UserNotFound;
        if (kind is LogEventKind.Blocked && IsFull(_hiding.Blocked, other))
            return Refusal.TooManyBlocks;
        if (kind is LogEventKind.Muted && IsFull(_hiding.Muted, other))
            return Refusal.TooManyMutes;

        var committed = await CommitAsync(LogCommand.Hide(kind, Me, other, key), Fingerprint.Of(kind, other.Value));
        if (!committed.Succeeded(out _, out var refusal))
            return refusal;

        // Also when nothing changed: the first time, the other may not have heard of it.
        await ReloadHidingAsync();
        if (isBlock)
            await GrainFactory.GetUser(other).ReloadHidingAsync();
        return await RelateAsync(other);
    }

    private static bool IsFull(FrozenSet<UserId> list, UserId other) => list.Count >= ApiLimits.BlocksOrMutes && !list.Contains(other);

    private async Task<bool> LoadHidingAsync()
    {
        var asked = ++_hidingAsked;
        var read = await store.ReadHidingAsync(Me);
        if (asked < _hidingRead)
            return false;
        (_hiding, _hidingRead) = (read, asked);
        return true;
    }

    // A block has ended the follows of both.
    private void LeaveHidden()
    {
        foreach (var other in _hiding.Blocked.Concat(_hiding.BlockedBy))
            _followees.Remove(other);
        RebuildTimeline();
    }

    // The log says that something changed: usually what is known already.
    private async Task CatchUpWithHidingAsync()
    {
        // Reading makes the timeline anew and takes news; those that are being taken come first.
        await Task.Yield();
        try
        {
            await ReloadHidingAsync();
        }
        catch (StorageUnavailableException)
        {
            // It is read again as soon as the database answers.
        }
    }

    // A tweet as it is, for commands; null when it is not there for this user.
    private async ValueTask<Tweet?> FindAsync(TweetId tweet) => await views.FindAsync(tweet) is { } found && !_hiding.Hides(found.Author.Id) ? found : null;

    // Also of a tweet that is deleted; null when it never was, or its author is hidden.
    private async ValueTask<UserId?> FindAuthorAsync(TweetId tweet) =>
        ((await views.FindAsync(tweet))?.Author.Id ?? await store.FindAuthorAsync(tweet)) is { } author && !_hiding.Hides(author) ? author : null;
}
