using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>
/// Tweets without those by people whom a viewer does not see: what they wrote is left out, what others quote of theirs looks deleted, and
/// what others answer them looks like no reply.
/// Who reposted a tweet is for the list to judge that shows reposts: home, or the profile of who reposted it. Pure.
/// </summary>
internal static class HiddenTweets
{
    /// <summary>The tweet; null when its author is hidden.</summary>
    public static Tweet? Show(Tweet tweet, Func<UserId, bool> hides)
    {
        if (hides(tweet.Author.Id))
            return null;
        if (tweet.ReplyTo is { } answer && hides(answer.AuthorId))
            tweet = tweet with { ReplyTo = null };
        return tweet.QuoteOf is { Tweet: { } quoted } quote && hides(quoted.Author.Id)
            ? tweet with { QuoteOf = quote with { Tweet = null } }
            : tweet;
    }

    /// <summary>The tweet; null when its author is hidden.</summary>
    public static TweetJson? Show(TweetJson tweet, Func<UserId, bool> hides)
    {
        if (hides(tweet.Author))
            return null;
        if (tweet.Body.Answered is { } answered && hides(answered))
            tweet = tweet with { Body = tweet.Body.WithoutReply() };
        return tweet.Parts is { QuotedAuthor: { } author } parts && hides(author) ? tweet with { Parts = parts.WithoutQuoted() } : tweet;
    }

    /// <summary>The items that are shown. The cursors stay: a page may be shorter than asked.</summary>
    public static Page<TweetJson> Show(Page<TweetJson> page, Func<UserId, bool> hides) =>
        page with { Items = [.. page.Items.Select(tweet => Show(tweet, hides)).OfType<TweetJson>()] };

    /// <summary>Everybody whom the tweet names as author, as who is quoted or as who is answered.</summary>
    public static IEnumerable<UserId> PeopleOf(TweetJson tweet)
    {
        yield return tweet.Author;
        if (tweet.Parts?.QuotedAuthor is { } quoted)
            yield return quoted;
        if (tweet.Body.Answered is { } answered)
            yield return answered;
    }

    /// <summary>Everybody whom the tweet names as author, as who is quoted or as who is answered.</summary>
    public static IEnumerable<UserId> PeopleOf(Tweet tweet)
    {
        yield return tweet.Author.Id;
        if (tweet.QuoteOf?.Tweet is { } quoted)
            yield return quoted.Author.Id;
        if (tweet.ReplyTo is { } answer)
            yield return answer.AuthorId;
    }
}
