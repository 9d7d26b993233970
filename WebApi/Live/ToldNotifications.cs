using System.Collections.Immutable;
using MiniTwitter.Notifications;

namespace MiniTwitter.Live;

/// <summary>
/// Which notifications a user was told of lately: two silos may tell of the same while the user's grain moves from one to the other.
/// </summary>
internal sealed class ToldNotifications
{
    private const int Most = 100;

    private readonly Dictionary<string, NotificationId> _newest = [];
    private readonly Queue<string> _groups = [];

    /// <summary>Those that were not told before, or have grown since.</summary>
    public ImmutableArray<Notification> TakeNew(ImmutableArray<Notification> notifications) => [.. notifications.Where(IsNew)];

    private bool IsNew(Notification notification)
    {
        if (_newest.TryGetValue(notification.Group, out var told))
        {
            if (notification.Id.Value <= told.Value)
                return false;
        }
        else
        {
            _groups.Enqueue(notification.Group);
            if (_groups.Count > Most)
                _newest.Remove(_groups.Dequeue());
        }

        _newest[notification.Group] = notification.Id;
        return true;
    }
}
