using System.Collections.Concurrent;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Feed;

/// <summary>
/// Who has reposted what: everything in memory, and of the <see cref="RepostOf.Days"/> days before. Tells whether a timeline has shown
/// a tweet already; the oldest give way when there are more than <see cref="LogWindow.MostEarlierReposts"/>. Written under the feed's gate; <see cref="IsRepeat"/> is safe from any thread.
/// </summary>
internal sealed class RecentReposts
{
    // Undone ones are dropped when they outnumber the others.
    private const int FewUndone = 1_000;

    private readonly ConcurrentDictionary<TweetId, Reposters> _byTweet = new();

    // Nearly by id: logs are read apart from each other.
    private Queue<RepostRow> _inOrder = new();
    private int _count;

    /// <summary>Rows in memory, undone ones among them.</summary>
    public int Kept => _inOrder.Count;

    public void Add(RepostRow repost)
    {
        if (!_byTweet.GetOrAdd(repost.Of, _ => new Reposters()).TryAdd(repost.User, repost.Id))
            return;
        _count++;
        _inOrder.Enqueue(repost);
        while (_inOrder.Count > LogWindow.MostEarlierReposts)
            Remove(_inOrder.Dequeue());
    }

    public void Remove(RepostRow repost)
    {
        if (!_byTweet.TryGetValue(repost.Of, out var reposters) || !reposters.Remove(repost.User, repost.Id))
            return;
        _count--;
        if (reposters.IsEmpty)
            _byTweet.TryRemove(repost.Of, out _);
        if (_inOrder.Count > 2 * _count + FewUndone)
            _inOrder = new Queue<RepostRow>(_inOrder.Where(IsPresent));
    }

    /// <summary>All reposts of a tweet.</summary>
    public IReadOnlyCollection<RepostRow> Of(TweetId tweet) =>
        _byTweet.TryGetValue(tweet, out var reposters) ? [.. reposters.All().Select(repost => new RepostRow(repost.Id, repost.User, tweet))] : [];

    /// <summary>Forgets what is older than anything asks for.</summary>
    public void ForgetBefore(TweetId floor)
    {
        while (_inOrder.TryPeek(out var oldest) && oldest.Id.Value < floor.Value - RepostOf.IdDistance)
            Remove(_inOrder.Dequeue());
    }

    /// <summary>Whether a timeline has shown the tweet, by itself or reposted, within the days before a repost.</summary>
    public bool IsRepeat(TimelineScope scope, TweetId repost, RepostOf of)
    {
        var since = repost.Value - RepostOf.IdDistance;
        if (of.Id.Value > since && scope.Contains(of.AuthorId) && scope.Shows(of.AuthorId, of.AnsweredId))
            return true;
        return _byTweet.TryGetValue(of.Id, out var reposters) && reposters.HasOneIn(scope, since, repost);
    }

    private bool IsPresent(RepostRow repost) => _byTweet.TryGetValue(repost.Of, out var reposters) && reposters.Has(repost.User, repost.Id);

    private sealed class Reposters
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<UserId, TweetId> _byUser = [];

        public bool IsEmpty
        {
            get
            {
                lock (_gate)
                    return _byUser.Count == 0;
            }
        }

        public bool TryAdd(UserId user, TweetId repost)
        {
            lock (_gate)
                return _byUser.TryAdd(user, repost);
        }

        public bool Remove(UserId user, TweetId repost)
        {
            lock (_gate)
                return Has(user, repost) && _byUser.Remove(user);
        }

        public bool Has(UserId user, TweetId repost)
        {
            lock (_gate)
                return _byUser.TryGetValue(user, out var present) && present == repost;
        }

        public (UserId User, TweetId Id)[] All()
        {
            lock (_gate)
                return [.. _byUser.Select(repost => (repost.Key, repost.Value))];
        }

        /// <summary>Looks through the authors or through the reposts, whichever are fewer.</summary>
        public bool HasOneIn(TimelineScope scope, long since, TweetId before)
        {
            lock (_gate)
            {
                if (scope.Authors!.Count < _byUser.Count)
                {
                    foreach (var author in scope.Authors)
                    {
                        if (_byUser.TryGetValue(author, out var repost) && IsBetween(repost))
                            return true;
                    }

                    return false;
                }

                foreach (var (user, repost) in _byUser)
                {
                    if (IsBetween(repost) && scope.Contains(user))
                        return true;
                }

                return false;
            }

            bool IsBetween(TweetId repost) => repost.Value > since && repost.CompareTo(before) < 0;
        }
    }
}
