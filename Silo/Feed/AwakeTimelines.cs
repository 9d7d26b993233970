using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Feed;

/// <summary>
/// Author → the awake timelines of this silo that show its tweets. Sleeping users are not in it, so a tweet costs
/// one step per follower who is awake here. And user → its inbox, while its grain is active here. Used under the feed's gate.
/// </summary>
internal sealed class AwakeTimelines
{
    private static readonly List<TimelineInbox> Nobody = [];

    private readonly Dictionary<UserId, List<TimelineInbox>> _byAuthor = [];
    private readonly Dictionary<UserId, TimelineInbox> _byOwner = [];

    /// <summary>How many timelines are awake.</summary>
    public int Count { get; private set; }

    /// <summary>The owner's grain is active, with or without a timeline.</summary>
    public void Attend(TimelineInbox inbox) => _byOwner[inbox.Owner] = inbox;

    public void Register(TimelineInbox inbox, TimelineScope scope)
    {
        Attend(inbox);
        Sleep(inbox);
        Count++;
        inbox.Scope = scope;
        foreach (var author in scope.Authors!)
        {
            if (!_byAuthor.TryGetValue(author, out var inboxes))
                _byAuthor[author] = inboxes = [];
            inboxes.Add(inbox);
        }
    }

    public void Unregister(TimelineInbox inbox)
    {
        // Not one of the same user who woke meanwhile.
        if (Find(inbox.Owner) == inbox)
            _byOwner.Remove(inbox.Owner);
        Sleep(inbox);
    }

    /// <summary>The user's own, or null while its grain is not active here.</summary>
    public TimelineInbox? Find(UserId owner) => _byOwner.GetValueOrDefault(owner);

    public List<TimelineInbox> Of(UserId author) => _byAuthor.GetValueOrDefault(author, Nobody);

    private void Sleep(TimelineInbox inbox)
    {
        if (inbox.Scope is null)
            return;
        Count--;
        foreach (var author in inbox.Scope.Authors!)
        {
            var inboxes = _byAuthor[author];
            // Order is of no use, so the last one fills the place.
            var place = inboxes.IndexOf(inbox);
            inboxes[place] = inboxes[^1];
            inboxes.RemoveAt(inboxes.Count - 1);
            if (inboxes.Count == 0)
                _byAuthor.Remove(author);
        }

        inbox.Scope = null;
    }
}
