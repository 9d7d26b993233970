using System.Collections.Immutable;
using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>Tweets and people as one viewer sees them.</summary>
internal sealed class ViewerLook
{
    private readonly Dictionary<TweetId, TweetMarks> _marks;
    private readonly Dictionary<UserId, Sight> _hidden;

    private ViewerLook(Dictionary<TweetId, TweetMarks> marks, Dictionary<UserId, Sight> hidden) => (_marks, _hidden) = (marks, hidden);

    /// <summary>Asks the viewer's grain, in one call.</summary>
    public static async Task<ViewerLook> OfAsync(IUserGrain viewer, IEnumerable<TweetId> tweets, IEnumerable<UserId> people)
    {
        ImmutableArray<TweetId> shown = [.. tweets.Distinct()];
        ImmutableArray<UserId> named = [.. people.Distinct()];
        var looks = await viewer.LookAsync(shown, named);
        return new ViewerLook(
            shown.Zip(looks.Marks).ToDictionary(marked => marked.First, marked => marked.Second),
            named.Zip(looks.Sights).Where(seen => seen.Second is not Sight.Everything).ToDictionary(seen => seen.First, seen => seen.Second));
    }

    public Sight SightOf(UserId user) => _hidden.GetValueOrDefault(user, Sight.Everything);

    /// <summary>The tweet with the viewer's marks; null when it is hidden.</summary>
    public Tweet? Show(Tweet tweet) => HiddenTweets.Show(tweet, _hidden.ContainsKey)?.With(_marks[tweet.Id]);

    /// <summary>The page with the viewer's marks, without what is hidden.</summary>
    public Result<Page<TweetJson>> Show(Result<Page<TweetJson>> found)
    {
        if (!found.Succeeded(out var page, out _))
            return found;
        var seen = _hidden.Count == 0 ? page : HiddenTweets.Show(page, _hidden.ContainsKey);
        return seen with { Items = [.. seen.Items.Select(tweet => tweet with { Marks = _marks[tweet.Id] })] };
    }
}
