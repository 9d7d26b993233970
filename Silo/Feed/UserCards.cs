using System.Text;
using BitFaster.Caching.Lru;
using Microsoft.Extensions.Options;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Feed;

/// <summary>
/// Cards that are looked at, kept exact by counting along with the log: a card remembers up to where the database
/// had counted when it was read, and only later events move it.
/// </summary>
internal sealed class UserCards(ITweetStore store, IOptions<FeedOptions> options) : IUserCards
{
    private readonly Lock _gate = new();
    private readonly ConcurrentLru<UserId, Known> _cards = new(options.Value.UserCards);
    private readonly ConcurrentLru<string, UserId> _handles = new(options.Value.UserCards);
    private readonly LogEvent?[] _latest = new LogEvent?[4_096];
    private long _next;
    private LogPosition _position = LogPosition.Start;
    private LogPosition _ahead = LogPosition.Start;

    public async ValueTask<IReadOnlyDictionary<UserId, UserCard>> GetAsync(IReadOnlyCollection<UserId> users)
    {
        var found = new Dictionary<UserId, UserCard>(users.Count);
        List<UserId>? missing = null;
        foreach (var user in users)
        {
            if (_cards.TryGet(user, out var known))
                found[user] = known.Card;
            else
                (missing ??= []).Add(user);
        }

        if (missing is null)
            return found;
        var (cards, asOf) = await store.ReadUsersAsync(missing);
        foreach (var card in cards)
            found[card.Profile.Id] = card;
        Keep(cards, asOf);
        return found;
    }

    public async ValueTask<UserId?> FindAsync(Handle handle)
    {
        if (_handles.TryGet(handle.Key, out var known))
            return known;
        var user = await store.FindUserAsync(handle);
        if (user is { } found)
            _handles.AddOrUpdate(handle.Key, found);
        return user;
    }

    /// <summary>The silo starts having seen everything up to here.</summary>
    public void Start(LogPosition position)
    {
        lock (_gate)
            _position = position;
    }

    /// <summary>Has the cards that a change concerns read anew: the database knows of it before the log's turn comes.</summary>
    public void Forget(LogPartition partition, LogEvent change)
    {
        if (IsNotCounted(change.Kind))
            return;
        lock (_gate)
        {
            _ahead = _ahead.Advance(partition, change.Seq);
            _cards.TryRemove(change.Actor);
            if (change.Kind is LogEventKind.Followed or LogEventKind.Unfollowed or LogEventKind.Blocked)
                _cards.TryRemove(new UserId(change.Subject));
        }
    }

    /// <summary>Moves the cards that an event concerns, in its turn.</summary>
    public void Apply(LogPartition partition, LogEvent change)
    {
        lock (_gate)
        {
            Move(partition, change);
            _latest[_next++ % _latest.Length] = change;
            _position = _position.Advance(partition, change.Seq);
        }
    }

    private void Keep(IEnumerable<UserCard> cards, LogPosition asOf)
    {
        lock (_gate)
        {
            // What this silo shows already must be counted, and what has gone by since must still be known. If not, the
            // cards are right to show, but not to keep.
            if (LogPartition.All.Any(partition => asOf.IsBefore(partition, _ahead[partition])) || FindSince(asOf) is not { } since)
                return;
            foreach (var card in cards.Where(IsOrdinary))
                _cards.AddOrUpdate(card.Profile.Id, new Known(card, asOf));
            foreach (var change in since)
                Move(LogPartition.Of(change.Actor), change);
        }
    }

    // The events after a position, in their order; null when some are forgotten.
    private List<LogEvent>? FindSince(LogPosition asOf)
    {
        var since = new List<LogEvent>();
        var missing = LogPartition.All.Sum(partition => Math.Max(0, _position[partition] - asOf[partition]));
        for (var i = _next - 1; since.Count < missing; i--)
        {
            if (i < 0 || i < _next - _latest.Length)
                return null;
            var change = _latest[i % _latest.Length]!;
            if (asOf.IsBefore(LogPartition.Of(change.Actor), change.Seq))
                since.Add(change);
        }

        since.Reverse();
        return since;
    }

    private void Move(LogPartition partition, LogEvent change)
    {
        if (change.Kind is LogEventKind.Blocked)
        {
            // Which of the two followed the other is known to the database alone.
            _cards.TryRemove(change.Actor);
            _cards.TryRemove(new UserId(change.Subject));
            return;
        }

        Move(change.Actor, partition, change, (card, e) => e.Kind switch
        {
            LogEventKind.Posted => card with { Tweets = card.Tweets + 1 },
            LogEventKind.Deleted => card with { Tweets = card.Tweets - 1 },
            LogEventKind.Followed => card with { Following = card.Following + 1 },
            LogEventKind.Unfollowed => card with { Following = card.Following - 1 },
            LogEventKind.ProfileSaved => card with { Profile = e.Profile! },
            _ => card,
        });
        if (change.Kind is LogEventKind.Followed or LogEventKind.Unfollowed)
        {
            var step = change.Kind == LogEventKind.Followed ? 1 : -1;
            Move(new UserId(change.Subject), partition, change, (card, _) => card with { Followers = card.Followers + step });
        }
    }

    private static bool IsNotCounted(LogEventKind kind) => kind is
        LogEventKind.Liked or LogEventKind.Unliked or LogEventKind.Bookmarked or LogEventKind.Unbookmarked
        or LogEventKind.Reposted or LogEventKind.Unreposted
        or LogEventKind.Unblocked or LogEventKind.Muted or LogEventKind.Unmuted or LogEventKind.NotificationsRead;

    private void Move(UserId user, LogPartition partition, LogEvent change, Func<UserCard, LogEvent, UserCard> step)
    {
        if (_cards.TryGet(user, out var known) && known.AsOf.IsBefore(partition, change.Seq))
            _cards.AddOrUpdate(user, new Known(step(known.Card, change), known.AsOf.Advance(partition, change.Seq)));
    }

    // Profiles that an earlier version has saved may be larger than any may be now. They are read each time, so that the cache is bounded in bytes.
    private static bool IsOrdinary(UserCard card) =>
        Bytes(card.Profile.DisplayName) + Bytes(card.Profile.Bio) + Bytes(card.Profile.Location) + Bytes(card.Profile.Website) <= ProfileRules.MaxBytes;

    private static int Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    private sealed record Known(UserCard Card, LogPosition AsOf);
}
