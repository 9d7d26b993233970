using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Feed;

/// <summary>
/// Author → the awake timelines of this silo that show its tweets. Sleeping users are not in it, so a tweet costs
/// one step per follower who is awake here. Used under the feed's gate.
/// </summary>
internal sealed class AwakeTimelines
{
    private static readonly List<TimelineInbox> Nobody = [];

    private readonly Dictionary<UserId, List<TimelineInbox>> _byAuthor = [];

    /// <summary>How many timelines are awake.</summary>
    public int Count { get; private set; }

    public void Register(TimelineInbox inbox, IReadOnlyCollection<UserId> authors)
    {
        Unregister(inbox);
        if (authors.Count > 0)
            Count++;
        inbox.Authors = authors;
        foreach (var author in authors)
        {
            if (!_byAuthor.TryGetValue(author, out var inboxes))
                _byAuthor[author] = inboxes = [];
            inboxes.Add(inbox);
        }
    }

    public void Unregister(TimelineInbox inbox)
    {
        if (inbox.Authors.Count > 0)
            Count--;
        foreach (var author in inbox.Authors)
        {
            var inboxes = _byAuthor[author];
            // Order is of no use, so the last one fills the place.
            var place = inboxes.IndexOf(inbox);
            inboxes[place] = inboxes[^1];
            inboxes.RemoveAt(inboxes.Count - 1);
            if (inboxes.Count == 0)
                _byAuthor.Remove(author);
        }

        inbox.Authors = [];
    }

    public List<TimelineInbox> Of(UserId author) => _byAuthor.GetValueOrDefault(author, Nobody);
}
