using System.Collections.Concurrent;
using MiniTwitter.Api;

namespace MiniTwitter.Checking;

/// <summary>
/// Compares the reposts in lists with those that must be there. Which came first is known to the server alone: the ids are taken
/// from the profiles, which are read before the homes.
/// </summary>
internal sealed class RepostCheck(Truth truth, IReadOnlyList<Person> people, Faults faults)
{
    private readonly ConcurrentDictionary<(int Person, long Tweet), long> _entries = new();
    private readonly Lazy<Dictionary<long, TrueTweet>> _reposted = new(() => truth.Reposted.ToDictionary(tweet => tweet.Id));

    /// <summary>Everything that a person reposts, once.</summary>
    public void CompareProfile(int person, IReadOnlyCollection<Tweet> shown)
    {
        var where = $"reposts by {people[person].Handle}";
        foreach (var repost in Reposts(where, shown))
        {
            if (repost.RepostedBy!.User.Id != people[person].Id || !_reposted.Value.TryGetValue(repost.Id, out var known) || !known.IsRepostedBy(person))
                faults.Add(FaultKind.Unexpected, where, $"{repost.EntryId} of {repost.Id}");
            else if (!_entries.TryAdd((person, repost.Id), repost.EntryId))
                faults.Add(FaultKind.Duplicated, where, $"{repost.Id} twice");
            else
                TimelineCheck.CompareContent(where, reader: null, known, repost, faults);
        }

        foreach (var lost in _reposted.Value.Values.Where(tweet => tweet.IsRepostedBy(person) && !_entries.ContainsKey((person, tweet.Id))))
            faults.Add(FaultKind.Lost, where, $"{lost.Id}");
    }

    /// <summary>The first repost of what the home does not show by itself.</summary>
    public void CompareHome(int person, IReadOnlyCollection<Tweet> shown)
    {
        var where = $"reposts in the home of {people[person].Handle}";
        var unseen = _reposted.Value.Values.Where(tweet => !truth.IsInHomeOf(person, tweet))
            .Select(tweet => (Tweet: tweet, First: FirstFor(person, tweet)))
            .Where(repost => repost.First is not null)
            .ToDictionary(repost => repost.First!.Value, repost => repost.Tweet);
        foreach (var repost in Reposts(where, shown))
        {
            if (unseen.Remove(repost.EntryId, out var known) && known.Id == repost.Id)
                TimelineCheck.CompareContent(where, person, known, repost, faults);
            else
                faults.Add(FaultKind.Unexpected, where, $"{repost.EntryId} of {repost.Id}");
        }

        foreach (var lost in unseen)
            faults.Add(FaultKind.Lost, where, $"{lost.Key} of {lost.Value.Id}");
    }

    private long? FirstFor(int person, TrueTweet tweet) => tweet.Reposters
        .Where(reposter => truth.IsShownTo(person, reposter))
        .Select(reposter => _entries.TryGetValue((reposter, tweet.Id), out var entry) ? entry : (long?)null)
        .Min();

    private IEnumerable<Tweet> Reposts(string where, IReadOnlyCollection<Tweet> shown)
    {
        var last = long.MaxValue;
        foreach (var entry in shown)
        {
            if (entry.RepostedBy is not null && entry.EntryId >= last)
                faults.Add(FaultKind.Misordered, where, $"{entry.EntryId} stands below {last}");
            last = entry.EntryId;
            if (entry.RepostedBy is not null)
                yield return entry;
        }
    }
}
