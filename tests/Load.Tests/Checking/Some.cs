using MiniTwitter.Api;

namespace MiniTwitter.Checking;

/// <summary>A truth of two authors who post in turn, and what a correct server shows of it.</summary>
internal static class Some
{
    public const int Reader = 2;

    public static Truth Truth()
    {
        var truth = new Truth(3);
        truth[Reader].Follows.UnionWith([0, 1]);
        for (var id = 1; id <= 8; id++)
            truth[id % 2].Post(id, $"post {id}");
        return truth;
    }

    public static List<Tweet> Shown(IEnumerable<TrueTweet> tweets) => [.. tweets.Select(Shown)];

    public static Tweet Shown(TrueTweet tweet) => new(
        tweet.Id, new Author(tweet.Author, $"author{tweet.Author}"), tweet.Text, tweet.IsEdited ? DateTimeOffset.UnixEpoch : null,
        tweet.Replies, tweet.Likes, tweet.Reposters.Count, tweet.Quotes,
        tweet.Quoted is null ? null : new Quote(tweet.Quoted.Id, new QuotedTweet(tweet.Quoted.Text, EditedAt: null)));

    public static Faults Compare(Truth truth, IEnumerable<Tweet> shown)
    {
        var faults = new Faults();
        TimelineCheck.Compare("home", truth.HomeOf(Reader), shown, faults);
        return faults;
    }
}
