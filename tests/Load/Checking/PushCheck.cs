using MiniTwitter.Api;

namespace MiniTwitter.Checking;

/// <summary>Compares what a listener was sent with what happened in its timeline meanwhile. Pure.</summary>
internal static class PushCheck
{
    /// <param name="where">Names the listener in the report.</param>
    /// <param name="happened">Every tweet of the listener's timeline that was posted while it listened, deleted ones too.</param>
    /// <param name="pushes">What it was sent.</param>
    public static void Compare(string where, IEnumerable<TrueTweet> happened, IEnumerable<Push> pushes, Faults faults)
    {
        var known = happened.ToDictionary(tweet => tweet.Id);
        var seen = new HashSet<(PushKind, long)>();
        foreach (var push in pushes)
        {
            if (!seen.Add((push.Kind, push.Tweet)))
                faults.Add(FaultKind.Duplicated, where, $"{push.Kind} {push.Tweet} pushed twice");
            else if (!known.TryGetValue(push.Tweet, out var tweet) || !Happened(push.Kind, tweet))
                faults.Add(FaultKind.Unexpected, where, $"{push.Kind} {push.Tweet} pushed");
        }

        foreach (var (kind, tweet) in Expected(known.Values))
        {
            if (!seen.Contains((kind, tweet.Id)))
                faults.Add(FaultKind.NotPushed, where, $"{kind} {tweet.Id}");
        }
    }

    /// <summary>
    /// What a listener must be told. Of a tweet that is gone, only that it is gone: the rest may have been overtaken.
    /// </summary>
    public static IEnumerable<(PushKind Kind, TrueTweet Tweet)> Expected(IEnumerable<TrueTweet> happened)
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

    private static bool Happened(PushKind kind, TrueTweet tweet) => kind switch
    {
        PushKind.Posted => true,
        PushKind.Edited => tweet.IsEdited,
        PushKind.Deleted => tweet.IsDeleted,
    };
}
