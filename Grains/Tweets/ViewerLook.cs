using System.Collections.Immutable;
using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>
/// Tweets and people as one viewer sees them. The viewer's grain, which has its marks and whom it hides in memory, is asked once for all of
/// them; once more, about people, where it hides anybody, so that for most viewers nobody has to be named.
/// </summary>
internal readonly struct ViewerLook
{
    // In the order of the tweets.
    private readonly ImmutableArray<TweetMarks> _marks;

    // Null when everything is seen of everybody.
    private readonly Dictionary<UserId, Sight>? _hidden;

    private ViewerLook(ImmutableArray<TweetMarks> marks, Dictionary<UserId, Sight>? hidden) => (_marks, _hidden) = (marks, hidden);

    /// <summary>At a page of tweets, and at the user whose it is.</summary>
    public static async Task<ViewerLook> OfAsync(IUserGrain viewer, ImmutableArray<TweetJson> page, UserId? whose)
    {
        var looks = await viewer.LookAsync([.. page.Select(tweet => tweet.Id)], []);
        return new ViewerLook(looks.Marks, looks.HidesNobody ? null : await FindHiddenAsync(viewer, page.SelectMany(HiddenTweets.PeopleOf), whose));
    }

    /// <summary>At tweets, each once.</summary>
    public static async Task<ViewerLook> OfAsync(IUserGrain viewer, Tweet[] tweets)
    {
        var looks = await viewer.LookAsync([.. tweets.Select(tweet => tweet.Id)], []);
        return new ViewerLook(looks.Marks, looks.HidesNobody ? null : await FindHiddenAsync(viewer, tweets.SelectMany(HiddenTweets.PeopleOf)));
    }

    public Sight SightOf(UserId user) => _hidden?.GetValueOrDefault(user, Sight.Everything) ?? Sight.Everything;

    /// <summary>The tweets that it was asked for with the viewer's marks, without what is hidden.</summary>
    public Dictionary<TweetId, Tweet> Show(Tweet[] tweets)
    {
        var marked = tweets.Zip(_marks, (tweet, marks) => tweet.With(marks));
        if (_hidden is { } hidden)
            marked = marked.Select(tweet => HiddenTweets.Show(tweet, hidden.ContainsKey)).OfType<Tweet>();
        return marked.ToDictionary(tweet => tweet.Id);
    }

    /// <summary>The page that it was asked for with the viewer's marks, without what is hidden.</summary>
    public Result<Page<TweetJson>> Show(Result<Page<TweetJson>> found)
    {
        if (!found.Succeeded(out var page, out _))
            return found;
        var marked = page with { Items = [.. page.Items.Zip(_marks, (tweet, marks) => tweet with { Marks = marks })] };
        return _hidden is null ? marked : HiddenTweets.Show(marked, _hidden.ContainsKey);
    }

    private static async Task<Dictionary<UserId, Sight>> FindHiddenAsync(IUserGrain viewer, IEnumerable<UserId> people, UserId? whose = null)
    {
        ImmutableArray<UserId> named = [.. (whose is { } user ? people.Append(user) : people).Distinct()];
        var looks = await viewer.LookAsync([], named);
        return named.Zip(looks.Sights).Where(seen => seen.Second is not Sight.Everything).ToDictionary(seen => seen.First, seen => seen.Second);
    }
}
