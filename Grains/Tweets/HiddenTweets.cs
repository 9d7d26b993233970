using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>
/// Tweets without those by people whom a viewer does not see: what they wrote or reposted is left out, and what others quote of theirs
/// looks deleted. Pure.
/// </summary>
internal static class HiddenTweets
{
    /// <summary>The tweet; null when its author or who reposted it is hidden.</summary>
    public static Tweet? Show(Tweet tweet, Func<UserId, bool> hides)
    {
        if (hides(tweet.Author.Id) || (tweet.RepostedBy is { } repost && hides(repost.User.Id)))
            return null;
        return tweet.QuoteOf is { Tweet: { } quoted } quote && hides(quoted.Author.Id)
            ? tweet with { QuoteOf = quote with { Tweet = null } }
            : tweet;
    }

    /// <summary>The tweet; null when its author or who reposted it is hidden.</summary>
    public static TweetJson? Show(TweetJson tweet, Func<UserId, bool> hides)
    {
        if (hides(tweet.Author))
            return null;
        if (tweet.Parts is not { } parts)
            return tweet;
        if (parts.Reposter is { } user && hides(user))
            return null;
        return parts.QuotedAuthor is { } author && hides(author) ? tweet with { Parts = parts.WithoutQuoted() } : tweet;
    }

    /// <summary>The items that are shown. The cursors stay: a page may be shorter than asked.</summary>
    public static Page<TweetJson> Show(Page<TweetJson> page, Func<UserId, bool> hides) =>
        page with { Items = [.. page.Items.Select(tweet => Show(tweet, hides)).OfType<TweetJson>()] };

    /// <summary>Everybody whom the tweets name as author, as who reposted or as who is quoted.</summary>
    public static IEnumerable<UserId> PeopleOf(TweetJson tweet)
    {
        yield return tweet.Author;
        if (tweet.Parts?.Reposter is { } user)
            yield return user;
        if (tweet.Parts?.QuotedAuthor is { } author)
            yield return author;
    }

    /// <summary>Everybody whom the tweet names as author or as who is quoted.</summary>
    public static IEnumerable<UserId> PeopleOf(Tweet tweet) =>
        tweet.QuoteOf?.Tweet is { } quoted ? [tweet.Author.Id, quoted.Author.Id] : [tweet.Author.Id];
}
