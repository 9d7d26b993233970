using MiniTwitter.Api;

namespace MiniTwitter.Checking;

/// <summary>Compares what a listener was sent with what happened in its timeline meanwhile. Pure.</summary>
internal static class PushCheck
{
    /// <param name="where">Names the listener in the report.</param>
    /// <param name="happened">Every tweet of the listener's timeline that was posted while it listened, deleted ones too.</param>
    /// <param name="elsewhere">Every other tweet there is.</param>
    /// <param name="pushes">What it was sent.</param>
    public static void Compare(string where, IEnumerable<TrueTweet> happened, Elsewhere elsewhere, IEnumerable<Push> pushes, Faults faults)
    {
        var known = happened.ToDictionary(tweet => tweet.Id);
        var seen = CompareConnection(where, known, elsewhere, pushes, faults);
        foreach (var (kind, tweet) in Expected(known.Values))
        {
            if (!seen.ContainsKey((kind, tweet.Id)))
                faults.Add(FaultKind.NotPushed, where, $"{kind} {tweet.Id}");
        }
    }

    /// <summary>
    /// For a listener that was cut off again and again: each connection may miss something, but what was neither pushed nor
    /// found on catching up is lost to it.
    /// </summary>
    public static void CompareReconnecting(
        string where, IEnumerable<TrueTweet> happened, Elsewhere elsewhere, IEnumerable<IEnumerable<Push>> connections, IEnumerable<long> caughtUp,
        Faults faults)
    {
        var known = happened.ToDictionary(tweet => tweet.Id);
        var heard = new HashSet<long>(caughtUp);
        foreach (var id in heard.Where(id => !known.ContainsKey(id)))
            faults.Add(FaultKind.Unexpected, where, $"{id} on catching up");
        foreach (var pushes in connections)
        {
            var seen = CompareConnection(where, known, elsewhere, pushes, faults);
            heard.UnionWith(seen.Keys.Where(push => push.Kind == PushKind.Posted).Select(push => push.Tweet));
        }

        foreach (var tweet in known.Values.Where(tweet => !tweet.IsDeleted && !heard.Contains(tweet.Id)))
            faults.Add(FaultKind.NotRecovered, where, $"{tweet.Id}");
    }

    /// <summary>Whether a listener was told everything that it must be told.</summary>
    public static bool HasAll(IEnumerable<TrueTweet> happened, IEnumerable<Push> pushes)
    {
        var seen = pushes.Select(push => (push.Kind, push.Tweet)).ToHashSet();
        return Expected(happened).All(expected => seen.Contains((expected.Kind, expected.Tweet.Id)));
    }

    /// <summary>
    /// What a listener must be told. Of a tweet that is gone, only that it is gone: the rest may have been overtaken.
    /// </summary>
    private static IEnumerable<(PushKind Kind, TrueTweet Tweet)> Expected(IEnumerable<TrueTweet> happened)
    {
        foreach (var tweet in happened)
        {
            if (tweet.IsDeleted)
                yield return (PushKind.Deleted, tweet);
            else
                yield return (PushKind.Posted, tweet);
            if (tweet.IsEdited && !tweet.IsDeleted)
                yield return (PushKind.Edited, tweet);
        }
    }

    private static Dictionary<(PushKind Kind, long Tweet), int> CompareConnection(
        string where, Dictionary<long, TrueTweet> known, Elsewhere elsewhere, IEnumerable<Push> pushes, Faults faults)
    {
        var seen = new Dictionary<(PushKind Kind, long Tweet), int>();
        foreach (var push in pushes)
        {
            var times = seen[(push.Kind, push.Tweet)] = seen.GetValueOrDefault((push.Kind, push.Tweet)) + 1;
            var happened = known.TryGetValue(push.Tweet, out var tweet) ? CountEvents(push.Kind, tweet) : elsewhere.CountEvents(push);
            if (happened == 0)
                faults.Add(FaultKind.Unexpected, where, $"{push.Kind} {push.Tweet} pushed");
            else if (times > happened)
                faults.Add(FaultKind.Duplicated, where, $"{push.Kind} {push.Tweet} pushed {times} times");
        }

        return seen;
    }

    private static int CountEvents(PushKind kind, TrueTweet tweet) => kind switch
    {
        PushKind.Posted => 1,
        PushKind.Edited => tweet.Edits,
        PushKind.Deleted => tweet.IsDeleted ? 1 : 0,
        PushKind.Reposted => 0,
    };
}

/// <summary>What a listener can be told of that is not in its timeline by itself: reposts, and edits of what was reposted.</summary>
/// <param name="tweets">Every tweet there ever was.</param>
/// <param name="isReposted">Whether it may have been brought to the listener by a repost.</param>
internal sealed class Elsewhere(IEnumerable<TrueTweet> tweets, Func<TrueTweet, bool> isReposted)
{
    private readonly Dictionary<long, TrueTweet> _tweets = tweets.ToDictionary(tweet => tweet.Id);

    /// <summary>For tests of listeners to whom nothing is reposted.</summary>
    public static readonly Elsewhere Nothing = new([], _ => false);

    /// <summary>To one person of the truth.</summary>
    public static Elsewhere Of(Truth truth, int person) => new(
        truth.EverPosted,
        tweet => Enumerable.Range(0, truth.People).Any(other => tweet.WasRepostedBy(other) && truth.IsShownTo(person, other)));

    /// <summary>How often a connection may be told of it.</summary>
    public int CountEvents(Push push) => (push.Kind, _tweets.GetValueOrDefault(push.Tweet)) switch
    {
        // Ids of reposts are known to the server alone.
        (PushKind.Reposted or PushKind.Deleted, null) => 1,
        (PushKind.Edited, { } tweet) when isReposted(tweet) => tweet.Edits,
        _ => 0,
    };
}
