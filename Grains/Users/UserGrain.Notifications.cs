using System.Collections.Immutable;
using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Users;

/// <summary>What others did that concerns the user. It is read from the database, where it stands with its cause; the feed only says when.</summary>
internal sealed partial class UserGrain
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);

    // What the web nodes are to be told next; null when nothing.
    private HashSet<NotificationCause>? _toNotify;
    private bool _notifying;

    public async Task<Result<Page<Notification>>> GetNotificationsAsync(PageRequest page)
    {
        if (_profile is null)
            return Refusal.UserNotFound;
        var read = await notifications.ReadAsync(Me, page);
        return read.Succeeded(out var found, out _) ? found with { Items = await ShowTweetsAsync(found.Items) } : read;
    }

    public async Task<UnreadNotifications> GetUnreadAsync() => (await store.ReadUnreadAsync(Me)).Unread;

    public async Task<Result<UnreadNotifications>> ReadNotificationsAsync(NotificationId upTo, IdempotencyKey? key)
    {
        await SettleAsync();
        if (_profile is null)
            return Refusal.UserNotFound;
        var (unread, newest) = await store.ReadUnreadAsync(Me);
        var reached = Math.Min(upTo.Value, newest?.Value ?? 0);
        // With a key the log is asked although the mark stays: it knows whether the key is another request's.
        if (reached == 0 || (key is null && reached <= (unread.UpTo?.Value ?? 0)))
            return unread;
        var committed = await CommitAsync(
            LogCommand.ReadNotifications(Me, new NotificationId(reached), key), Fingerprint.Of(LogEventKind.NotificationsRead, upTo.Value));
        return committed.Succeeded(out _, out var refusal) ? await GetUnreadAsync() : refusal;
    }

    // However much happens while the database is asked, it is asked once more.
    private void TellNotifications(IEnumerable<NotificationCause> causes)
    {
        if (_watching.Count == 0)
            return;
        (_toNotify ??= []).UnionWith(causes);
        if (!_notifying)
            _ = TellNotificationsAsync();
    }

    private async Task TellNotificationsAsync()
    {
        _notifying = true;
        try
        {
            while (_watching.Count > 0 && _toNotify is { } causes)
            {
                _toNotify = null;
                await TellNotificationsAsync(causes);
            }
        }
        finally
        {
            _notifying = false;
        }
    }

    private async Task TellNotificationsAsync(HashSet<NotificationCause> causes)
    {
        try
        {
            var found = causes.Count == 0 ? [] : await ShowTweetsAsync(await notifications.ReadNewestAsync(Me, causes));
            var unread = await GetUnreadAsync();
            _watching.Notify(node => node.TellNotifications(found, unread));
        }
        catch (StorageUnavailableException)
        {
            // The connections outlive this: nobody reads again on account of it.
            (_toNotify ??= []).UnionWith(causes);
            await Task.Delay(AskAgainAfter, TimeProvider.System, CancellationToken.None);
        }
    }

    // As the user sees the tweets: with its marks, and without what they show of people whom it does not see.
    private async Task<ImmutableArray<Notification>> ShowTweetsAsync(ImmutableArray<Notification> found)
    {
        var shown = _hiding.HasNoBlocks ? found : [.. found.Select(Show).OfType<Notification>()];
        TweetId[] tweets = [.. shown.Select(notification => notification.Tweet?.Id).OfType<TweetId>().Distinct()];
        if (tweets.Length == 0 || _marked.Values.All(marked => marked.IsEmpty))
            return shown;
        var marks = tweets.Zip(await GetMarksAsync([.. tweets])).ToDictionary();
        return [.. shown.Select(notification => notification with { Tweet = notification.Tweet?.With(marks[notification.Tweet.Id]) })];

        Notification? Show(Notification notification)
        {
            if (notification.Tweet is not { } tweet)
                return notification;
            return _hiding.Show(tweet) is { } visible ? notification with { Tweet = visible } : null;
        }
    }
}
