using System.Collections.Concurrent;

namespace MiniTwitter.Api;

/// <summary>Somebody's notifications as one connection has them: of what it has read and was told, each group in its newest state.</summary>
internal sealed class LiveNotifications
{
    private readonly ConcurrentQueue<Notification> _told = new();
    private readonly ConcurrentDictionary<string, Notification> _newest = new();
    private volatile Unread? _unread;

    /// <summary>What was pushed, in the order of arrival.</summary>
    public IReadOnlyCollection<Notification> Told => _told;

    /// <summary>What is unread, as far as it knows; null before it has read or was told.</summary>
    public Unread? Unread => _unread;

    public void Hear(Notification told)
    {
        _told.Enqueue(told);
        Show(told);
    }

    public void Hear(Unread unread) => _unread = unread;

    /// <summary>What it finds when it asks for what it has missed.</summary>
    public void CatchUp(IEnumerable<Notification> newest, Unread unread)
    {
        foreach (var found in newest)
            Show(found);
        _unread = unread;
    }

    /// <summary>Whether it has this state of a notification or a newer one.</summary>
    public bool Has(Notification notification) => _newest.TryGetValue(notification.Group, out var known) && known.Id >= notification.Id;

    private void Show(Notification shown) =>
        _newest.AddOrUpdate(shown.Group, shown, (_, known) => known.Id > shown.Id ? known : shown);
}
