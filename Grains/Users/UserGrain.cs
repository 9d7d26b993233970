using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using Orleans.Utilities;

namespace MiniTwitter.Users;

/// <summary>
/// One user. This part: profile and follow edges; <c>UserGrain.Tweets.cs</c>: what it writes;
/// <c>UserGrain.Timeline.cs</c>: what it reads and what is pushed to it.
/// </summary>
[GrainType("mt.user")]
internal sealed partial class UserGrain(
    ISiloFeed feed,
    IUserCards cards,
    ITweetStore store,
    TimelinePages pages,
    TweetViews views,
    NotificationPages notifications,
    ILogger<UserGrain> logger) : Grain, IUserGrain, ITimelineGrain
{
    private readonly ObserverManager<ITimelineObserver, WatchingNode> _watching = new(IUserGrain.WatchTime, logger);
    private Profile? _profile;
    private Followees _followees = null!;
    private TimelineInbox _inbox = null!;

    private UserId Me => new(this.GetPrimaryKeyLong());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // First: what happens while the rows are read lies in the inbox then.
        _inbox = new TimelineInbox(Me);
        feed.Attend(_inbox);
        try
        {
            await LoadAsync();
        }
        catch
        {
            feed.Unregister(_inbox);
            throw;
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        feed.Unregister(_inbox);
        _watching.Clear();
        // Whatever is still being read makes no timeline anew.
        _timeline = null;
        return Task.CompletedTask;
    }

    public async Task<Result<User>> CreateAsync(Profile profile)
    {
        await SettleAsync();
        if (_profile is null)
        {
            await CommitAsync(LogCommand.SaveProfile(profile, key: null), Fingerprint.None);
            _profile = profile;
        }

        return await GetAsync();
    }

    public async Task<Result<User>> GetAsync() =>
        await cards.FindAsync(Me) is { } card ? card.ToUser(relationship: null) : Refusal.UserNotFound;

    public async Task<Result<User>> ChangeProfileAsync(ProfileChange change, IdempotencyKey? key)
    {
        await SettleAsync();
        if (_profile is null)
            return Refusal.UserNotFound;
        var changed = ProfileRules.Apply(_profile, change);
        if (changed.Value is not { } profile)
            return changed.Errors;
        if (profile == _profile)
            return await GetAsync();

        var committed = await CommitAsync(
            LogCommand.SaveProfile(profile, key),
            Fingerprint.Of(LogEventKind.ProfileSaved, 0, change.DisplayName, change.Bio, change.Location, change.Website));
        if (!committed.Succeeded(out var result, out var refusal))
            return refusal;
        if (result.Status == AppendStatus.Committed)
            _profile = profile;
        return await GetAsync();
    }

    public async Task<Result<Relationship>> FollowAsync(UserId followee, IdempotencyKey? key)
    {
        await SettleAsync();
        if (followee == Me)
            return Refusal.CannotFollowYourself;
        if (_profile is null || await cards.FindAsync(followee) is null)
            return Refusal.UserNotFound;
        if (RefusalToFollow(followee) is { } hidden)
            return hidden;
        if (_followees.Count >= ApiLimits.Follows && !_followees.Contains(followee))
            return Refusal.TooManyFollows;

        var committed = await CommitAsync(
            LogCommand.Follow(Me, followee, key), Fingerprint.Of(LogEventKind.Followed, followee.Value));
        if (!committed.Succeeded(out var result, out var refusal))
            return refusal;
        if (result.Status == AppendStatus.Unchanged && !_followees.Contains(followee))
            await ReloadHidingAsync();
        // A block that came meanwhile has ended the follow, or kept it from beginning.
        if (RefusalToFollow(followee) is { } blocked)
            return blocked;
        if (result.Status != AppendStatus.Repeated)
        {
            _followees.Add(followee);
            RebuildTimeline();
        }

        return (await RelateAsync(followee)) with { Following = true };
    }

    public async Task<Result<Relationship>> UnfollowAsync(UserId followee, IdempotencyKey? key)
    {
        await SettleAsync();
        if (followee == Me)
            return Refusal.CannotFollowYourself;
        if (_profile is null || await cards.FindAsync(followee) is null)
            return Refusal.UserNotFound;

        var committed = await CommitAsync(
            LogCommand.Unfollow(Me, followee, key), Fingerprint.Of(LogEventKind.Unfollowed, followee.Value));
        if (!committed.Succeeded(out var result, out var refusal))
            return refusal;
        if (result.Status != AppendStatus.Repeated)
        {
            _followees.Remove(followee);
            RebuildTimeline();
        }

        return (await RelateAsync(followee)) with { Following = false };
    }

    private Refusal? RefusalToFollow(UserId followee) => _hiding.SightOf(followee) switch
    {
        Sight.Everything => null,
        Sight.ProfileOnly => Refusal.Blocked,
        Sight.Nothing => Refusal.UserNotFound,
    };

    private async Task<Relationship> RelateAsync(UserId other) => (await store.ReadRelationshipsAsync(Me, [other]))[other].ToRelationship();

    /// <summary>Has the log make a change durable, and makes it visible on this silo at once.</summary>
    private async Task<Result<AppendResult>> CommitAsync(LogCommand command, long fingerprint)
    {
        command = command with { Fingerprint = fingerprint };
        var partition = LogPartition.Of(Me);
        var result = await AppendAsync(GrainFactory.GetTweetLog(partition), command);
        if (result.Status == AppendStatus.KeyReused)
            return Refusal.IdempotencyKeyReused;
        if (result.Status == AppendStatus.Repeated)
        {
            // The first time, it may have been committed after the rows were read.
            BecomeUncertain();
            await SettleAsync();
        }

        if (result.Seq > 0)
        {
            // Also what is only repeated: the first time, its answer may have been lost before this.
            var profile = result.Status == AppendStatus.Repeated && command.Kind == LogEventKind.ProfileSaved ? _profile : command.Profile;
            var change = new LogEvent(result.Seq, command.Kind, Me, result.Subject, result.At, command.Text, profile)
            {
                ReplyTo = command.ReplyTo,
                QuoteOf = command.QuoteOf,
                RepostOf = command.RepostOf,
            };
            feed.ApplyOwn(partition, change);
        }

        return result;
    }

    private async Task<AppendResult> AppendAsync(ITweetLogGrain log, LogCommand command)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await log.AppendAsync(command);
            }
            catch (LogFencedException) when (attempt < 5)
            {
                // Another activation of the log is the valid one, and nothing was committed here: ask again.
                LogFenced(Me, attempt);
            }
            catch
            {
                BecomeUncertain();
                throw;
            }
        }
    }
}
