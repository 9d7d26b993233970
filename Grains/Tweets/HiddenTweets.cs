using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>
/// Tweets without those by people whom a viewer does not see: what they wrote is left out, and what others quote of theirs looks deleted.
/// Who reposted a tweet is for the list to judge that shows reposts: home, or the profile of who reposted it. Pure.
/// </summary>
internal static class HiddenTweets
{
    /// <summary>The tweet; null when its author is hidden.</summary>
    public static Tweet? Show(Tweet tweet, Func<UserId, bool> hides)
    {
        if (hides(tweet.Author.Id))
            return null;
        return tweet.QuoteOf is { Tweet: { } quoted } quote && hides(quoted.Author.Id)
            ? tweet with { QuoteOf = quote with { Tweet = null } }
            : tweet;
    }

    /// <summary>The tweet; null when its author is hidden.</summary>
    public static TweetJson? Show(TweetJson tweet, Func<UserId, bool> hides)
    {
        if (hides(tweet.Author))
            return null;
        return tweet.Parts is { QuotedAuthor: { } author } parts && hides(author) ? tweet with { Parts = parts.WithoutQuoted() } : tweet;
    }

    /// <summary>The items that are shown. The cursors stay: a page may be shorter than asked.</summary>
    public static Page<TweetJson> Show(Page<TweetJson> page, Func<UserId, bool> hides) =>
        page with { Items = [.. page.Items.Select(tweet => Show(tweet, hides)).OfType<TweetJson>()] };

    /// <summary>Everybody whom the tweet names as author or as who is quoted.</summary>
    public static IEnumerable<UserId> PeopleOf(TweetJson tweet) =>
        tweet.Parts?.QuotedAuthor is { } quoted ? [tweet.Author, quoted] : [tweet.Author];

    /// <summary>Everybody whom the tweet names as author or as who is quoted.</summary>
    public static IEnumerable<UserId> PeopleOf(Tweet tweet) =>
        tweet.QuoteOf?.Tweet is { } quoted ? [tweet.Author.Id, quoted.Author.Id] : [tweet.Author.Id];
}
