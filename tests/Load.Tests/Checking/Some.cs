using MiniTwitter.Api;

namespace MiniTwitter.Checking;

/// <summary>A truth of two authors who post in turn, and what a correct server shows of it.</summary>
internal static class Some
{
    public const int Reader = 2;

    /// <summary>Beyond the ids of all tweets.</summary>
    public const long Late = 1_000_000;

    public static Truth Truth()
    {
        var truth = new Truth(3);
        truth[Reader].Follows.UnionWith([0, 1]);
        for (var id = 1; id <= 8; id++)
            truth[id % 2].Post(id, $"post {id}");
        return truth;
    }

    /// <summary>Everybody, at a correct server.</summary>
    public static async Task<IReadOnlyList<Person>> PeopleAsync(ApiClient api, Truth truth, Plant? plant = null)
    {
        var people = new List<Person>();
        for (var person = 0; person < truth.People; person++)
        {
            var registered = await Person.RegisterAsync(api, TruthfulServer.HandleOf(person), "Somebody");
            people.Add(registered.OnAnotherDevice(plant ?? Plant.Nothing, person));
        }

        return people;
    }

    public static List<Tweet> Shown(IEnumerable<TrueTweet> tweets) => [.. tweets.Select(Shown)];

    public static Tweet Shown(TrueTweet tweet) => new(
        tweet.Id, new Author(tweet.Author, $"author{tweet.Author}"), tweet.Text, tweet.IsEdited ? DateTimeOffset.UnixEpoch : null,
        tweet.Replies, tweet.Likes, tweet.Reposters.Count, tweet.Quotes,
        tweet.Quoted is null ? null : new Quote(tweet.Quoted.Id, new QuotedTweet(tweet.Quoted.Text, EditedAt: null)));

    public static TrueNotifications NotificationsIn(Truth truth) => new(truth, Enumerable.Range(0, truth.People).Select(TruthfulServer.HandleOf));

    /// <summary>Somebody's notifications, newest first. What the truth does not know comes late: first mentions, then likes, reposts and follows.</summary>
    public static List<Notification> Notifications(Truth truth, TrueNotifications notifications, int person)
    {
        var shown = notifications.Of(person).Select(known => Make(
            known.Id ?? (known.Kind switch { "mention" => 1, "like" => 2, _ => 3 }) * Late + known.Tweet.Id, known.Kind, $"{known.Tweet.Id}", known.People,
            Shown(known.Tweet) with { Liked = known.Tweet.IsLikedBy(person), Reposted = known.Tweet.IsRepostedBy(person) }));
        int[] followers = [.. truth.WhoFollows(person)];
        if (followers.Length > 0)
            shown = shown.Append(Make(4 * Late, "follow", "today", followers, tweet: null));
        return [.. shown.OrderByDescending(notification => notification.Id)];

        Notification Make(long id, string kind, string of, IReadOnlyCollection<int> people, Tweet? tweet) => new(
            id, kind, $"{kind}-{of}", DateTimeOffset.UnixEpoch, [.. people.Take(3).Select(author => new Author(author, TruthfulServer.HandleOf(author)))],
            people.Count, tweet, Read: id <= truth[person].ReadUpTo);
    }

    public static Unread UnreadOf(Truth truth, int person, IReadOnlyCollection<Notification> shown) =>
        new(truth[person].ReadUpTo, shown.Count(notification => !notification.Read));

    public static Faults Compare(Truth truth, IEnumerable<Tweet> shown)
    {
        var faults = new Faults();
        TimelineCheck.Compare("home", truth.HomeOf(Reader), shown, faults);
        return faults;
    }
}
