using System.Collections.Immutable;
using MiniTwitter.Notifications;

namespace MiniTwitter.Live;

/// <summary>
/// Which notifications a user was told of lately: two silos may tell of the same while the user's grain moves from one to the other.
/// </summary>
internal sealed class ToldNotifications
{
    private const int Most = 100;

    private readonly Dictionary<string, (long Id, int People)> _latest = [];
    private readonly Queue<string> _groups = [];

    /// <summary>Those that were not told before, or have grown since: also under the same id, by a cause that was committed late with an older one.</summary>
    public ImmutableArray<Notification> TakeNew(ImmutableArray<Notification> notifications) => [.. notifications.Where(IsNew)];

    private bool IsNew(Notification notification)
    {
        var state = (notification.Id.Value, notification.PeopleCount);
        if (_latest.TryGetValue(notification.Group, out var told))
        {
            if (state.CompareTo(told) <= 0)
                return false;
        }
        else
        {
            _groups.Enqueue(notification.Group);
            if (_groups.Count > Most)
                _latest.Remove(_groups.Dequeue());
        }

        _latest[notification.Group] = state;
        return true;
    }
}
