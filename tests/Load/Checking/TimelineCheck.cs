using System.Globalization;
using MiniTwitter.Api;

namespace MiniTwitter.Checking;

/// <summary>Compares a list of tweets, as shown, with what must be shown; reposts are left to <see cref="RepostCheck"/>. Pure.</summary>
internal static class TimelineCheck
{
    /// <param name="where">Names the list in the report.</param>
    /// <param name="expected">In any order.</param>
    /// <param name="shown">As the server showed them, from the top.</param>
    public static void Compare(string where, IReadOnlyCollection<TrueTweet> expected, IEnumerable<Tweet> shown, Faults faults)
    {
        foreach (var lost in CompareShown(where, reader: null, expected, shown, faults).Missing)
            faults.Add(FaultKind.Lost, where, $"{lost.Id}");
    }

    /// <summary>The same for the home timeline of <paramref name="reader"/>, where others may have what is missing here.</summary>
    public static void CompareHome(
        string where, int reader, IReadOnlyCollection<TrueTweet> expected, IEnumerable<Tweet> shown, Deliveries deliveries, Faults faults)
    {
        var (seen, missing) = CompareShown(where, reader, expected, shown, faults);
        foreach (var lost in missing.Where(tweet => tweet.Author == reader))
            faults.Add(FaultKind.Lost, where, $"{lost.Id}");
        deliveries.Add(where, seen.Where(tweet => tweet.Author != reader), missing.Where(tweet => tweet.Author != reader));
    }

    private static (IReadOnlyCollection<TrueTweet> Seen, IReadOnlyCollection<TrueTweet> Missing) CompareShown(
        string where, int? reader, IReadOnlyCollection<TrueTweet> expected, IEnumerable<Tweet> shown, Faults faults)
    {
        var unseen = new Dictionary<long, TrueTweet>();
        foreach (var tweet in expected.Where(tweet => !unseen.TryAdd(tweet.Id, tweet)))
            faults.Add(FaultKind.Lost, where, $"acknowledged as {tweet.Id}, like another");

        var seen = new Dictionary<long, TrueTweet>();
        var newestFirst = new OrderCheck(where, faults);
        foreach (var tweet in shown.Where(tweet => tweet.RepostedBy is null))
        {
            if (unseen.Remove(tweet.Id, out var known))
            {
                seen.Add(tweet.Id, known);
                newestFirst.Next(known);
                CompareContent(where, reader, known, tweet, faults);
            }
            else if (seen.ContainsKey(tweet.Id))
            {
                faults.Add(FaultKind.Duplicated, where, $"{tweet.Id} twice");
            }
            else if (expected.FirstOrDefault(other => other.FirstText == tweet.Text) is { } twin)
            {
                faults.Add(FaultKind.Duplicated, where, $"{tweet.Id} is {twin.Id} once more");
            }
            else
            {
                faults.Add(FaultKind.Unexpected, where, $"{tweet.Id}");
            }
        }

        return (seen.Values, unseen.Values);
    }

    /// <summary>Text and counts of one tweet.</summary>
    /// <param name="reader">Whose likes and reposts it shows; null for somebody who has none.</param>
    public static void CompareContent(string where, int? reader, TrueTweet known, Tweet shown, Faults faults)
    {
        if (shown.RepliesCount != known.Replies)
            faults.Add(FaultKind.WrongCount, where, $"{shown.Id} has {shown.RepliesCount} replies, not {known.Replies}");
        if (shown.LikesCount != known.Likes)
            faults.Add(FaultKind.WrongCount, where, $"{shown.Id} has {shown.LikesCount} likes, not {known.Likes}");
        if (shown.RepostsCount != known.Reposters.Count)
            faults.Add(FaultKind.WrongCount, where, $"{shown.Id} has {shown.RepostsCount} reposts, not {known.Reposters.Count}");
        if (shown.QuotesCount != known.Quotes)
            faults.Add(FaultKind.WrongCount, where, $"{shown.Id} has {shown.QuotesCount} quotes, not {known.Quotes}");
        if (shown.QuoteOf?.Id != known.Quoted?.Id || shown.QuoteOf?.Tweet?.Text != known.Quoted?.Text)
            faults.Add(FaultKind.Altered, where, $"{shown.Id} should quote {known.Quoted?.Id.ToString(CultureInfo.InvariantCulture) ?? "nothing"}, as that now is");
        if (reader is { } viewer && shown.Reposted != known.IsRepostedBy(viewer))
            faults.Add(FaultKind.Altered, where, $"{shown.Id} should {(shown.Reposted ? "not " : "")}be marked as reposted");
        if (reader is { } person && shown.Liked != known.IsLikedBy(person))
            faults.Add(FaultKind.Altered, where, $"{shown.Id} should {(shown.Liked ? "not " : "")}be marked as liked");
        if (shown.Text != known.Text)
            faults.Add(FaultKind.Altered, where, $"{shown.Id} has another text");
        else if (shown.EditedAt is not null != known.IsEdited)
            faults.Add(FaultKind.Altered, where, $"{shown.Id} should {(known.IsEdited ? "" : "not ")}be marked as edited");
    }

    private sealed class OrderCheck(string where, Faults faults)
    {
        private readonly Dictionary<int, int> _byAuthor = [];
        private long _last = long.MaxValue;

        public void Next(TrueTweet tweet)
        {
            if (tweet.Id >= _last)
                faults.Add(FaultKind.Misordered, where, $"{tweet.Id} stands below {_last}");
            else if (_byAuthor.TryGetValue(tweet.Author, out var number) && tweet.Number >= number)
                faults.Add(FaultKind.Misordered, where, $"{tweet.Id} was posted after what stands above it");
            _last = tweet.Id;
            _byAuthor[tweet.Author] = tweet.Number;
        }
    }
}
