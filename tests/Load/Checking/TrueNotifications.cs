using System.Text.RegularExpressions;
using MiniTwitter.Api;

namespace MiniTwitter.Checking;

/// <summary>
/// What must stand among everybody's notifications, as the truth is when this is made. When something was liked, reposted or followed is
/// known to the server alone.
/// </summary>
internal sealed partial class TrueNotifications
{
    /// <summary>More people of one tweet's mentions are not notified.</summary>
    public const int MaxMentioned = 50;

    private readonly Dictionary<string, int> _byHandle;
    private readonly Dictionary<long, TrueTweet> _tweets;
    private readonly ILookup<int, TrueNotification> _standing;
    private readonly Dictionary<int, int> _ever;

    /// <param name="truth">Not changing meanwhile.</param>
    /// <param name="handles">Of all people, in their order.</param>
    public TrueNotifications(Truth truth, IEnumerable<string> handles)
    {
        _byHandle = handles.Select((handle, person) => (handle, person)).ToDictionary(one => one.handle, one => one.person, StringComparer.OrdinalIgnoreCase);
        _tweets = truth.EverPosted.ToDictionary(tweet => tweet.Id);
        _standing = _tweets.Values.Where(tweet => !tweet.IsDeleted).SelectMany(Standing).ToLookup(one => one.Recipient, one => one.Notification);
        _ever = _tweets.Values.SelectMany(Ever).CountBy(recipient => recipient).ToDictionary();
    }

    /// <summary>Of one person, but for those who follow it.</summary>
    public IEnumerable<TrueNotification> Of(int person) => _standing[person];

    /// <summary>How many the person ever had, those that were undone too, but for those who follow it.</summary>
    public int CountEver(int person) => _ever.GetValueOrDefault(person);

    /// <summary>Whether there ever was something that the person may have been told of in this way.</summary>
    /// <param name="shown">What it was told.</param>
    /// <param name="numberOf">Somebody's id → its number, or null.</param>
    public bool MayBeTold(int person, Notification shown, Func<long, int?> numberOf)
    {
        var people = shown.People.Select(author => numberOf(author.Id)).ToArray();
        if (shown.Tweet is null)
            return shown.Kind == "follow" && people.All(other => other is not null && other != person);
        return _tweets.TryGetValue(shown.Tweet.Id, out var tweet) && shown.Kind switch
        {
            "like" => tweet.Author == person && people.All(other => other is { } liker && tweet.WasLikedBy(liker)),
            "repost" => tweet.Author == person && people.All(other => other is { } reposter && tweet.WasRepostedBy(reposter)),
            "reply" or "quote" or "mention" => people is [var author] && author == tweet.Author
                && tweet.Texts.SelectMany(text => Addressed(tweet, text)).Contains((person, shown.Kind)),
            _ => false,
        };
    }

    private IEnumerable<(int Recipient, TrueNotification Notification)> Standing(TrueTweet tweet)
    {
        foreach (var (kind, people) in new[] { ("like", tweet.Likers), ("repost", tweet.Reposters) })
        {
            int[] others = [.. people.Where(person => person != tweet.Author)];
            if (others.Length > 0)
                yield return (tweet.Author, new TrueNotification(kind, tweet, others));
        }

        foreach (var (recipient, kind) in Addressed(tweet, tweet.Text))
        {
            // A mention that was edited in stands where the edit does, which only the server knows.
            var isFromBeginning = kind != "mention" || tweet.Texts.All(text => Addressed(tweet, text).Contains((recipient, kind)));
            yield return (recipient, new TrueNotification(kind, tweet, [tweet.Author], isFromBeginning ? tweet.Id : null));
        }
    }

    // Once for each notification that the tweet has ever been.
    private IEnumerable<int> Ever(TrueTweet tweet)
    {
        var addressed = tweet.Texts.SelectMany(text => Addressed(tweet, text)).Select(one => one.Recipient).Distinct();
        return [.. addressed, .. tweet.WasLiked ? [tweet.Author] : (int[])[], .. tweet.WasReposted ? [tweet.Author] : (int[])[]];
    }

    // Whom a tweet with this text answers, quotes or names: each once, and nobody of what they do themselves.
    private IEnumerable<(int Recipient, string Kind)> Addressed(TrueTweet tweet, string text)
    {
        var (answered, quoted) = (tweet.Answered?.Author, tweet.Quoted?.Author);
        if (answered is { } asker && asker != tweet.Author)
            yield return (asker, "reply");
        if (quoted is { } source && source != tweet.Author && source != answered)
            yield return (source, "quote");
        foreach (var named in NamedIn(text).Where(named => named != tweet.Author && named != answered && named != quoted).Take(MaxMentioned))
            yield return (named, "mention");
    }

    private IEnumerable<int> NamedIn(string text) => Mention().Matches(text)
        .Select(mention => _byHandle.TryGetValue(mention.Groups["handle"].Value, out var person) ? person : (int?)null)
        .OfType<int>().Distinct();

    [GeneratedRegex(@"(?<!\w)@(?<handle>[A-Za-z0-9_]{1,15})(?!\w)")]
    private static partial Regex Mention();
}

/// <summary>What must stand among somebody's notifications, in one group.</summary>
/// <param name="Kind">As the API names it.</param>
/// <param name="Tweet">The tweet that is liked, reposted, or answers, quotes or names.</param>
/// <param name="People">Who did it.</param>
/// <param name="Id">Where it stands, if that is known.</param>
internal sealed record TrueNotification(string Kind, TrueTweet Tweet, IReadOnlyCollection<int> People, long? Id = null);
