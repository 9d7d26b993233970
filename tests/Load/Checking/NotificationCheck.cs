using System.Globalization;
using MiniTwitter.Api;

namespace MiniTwitter.Checking;

/// <summary>Compares everybody's notifications with those that must stand, and what is unread.</summary>
/// <param name="truth">Not changing meanwhile.</param>
internal sealed class NotificationCheck(Truth truth, IReadOnlyList<Person> people, Faults faults)
{
    private const int MaxPeople = 3;
    private const int MaxCounted = 1_000;

    private readonly TrueNotifications _expected = new(truth, people.Select(person => person.Handle));
    private readonly Dictionary<long, int> _numbers = people.Index().ToDictionary(person => person.Item.Id, person => person.Index);

    /// <summary>Everything of one person, as shown from the top to the bottom.</summary>
    public void Compare(int person, IReadOnlyCollection<Notification> shown, Unread unread)
    {
        var where = $"notifications of {people[person].Handle}";
        var distinct = Distinct(where, shown);
        var isComplete = CompareTweets(where, person, [.. distinct.Where(notification => notification.Kind != "follow")]);
        isComplete &= CompareFollows(where, person, [.. distinct.Where(notification => notification.Kind == "follow")]);
        CompareUnread(where, truth[person], distinct, unread, isComplete);
    }

    /// <summary>What a person was told over one connection: each state once, and nothing that never was.</summary>
    public void CompareTold(string where, int person, IEnumerable<Notification> told)
    {
        var states = new HashSet<(string Group, long Id, int PeopleCount)>();
        foreach (var notification in told)
        {
            if (!states.Add((notification.Group, notification.Id, notification.PeopleCount)))
                faults.Add(FaultKind.Duplicated, where, $"{Name(notification)} told twice");
            if (!_expected.MayBeTold(person, notification, NumberOf))
                faults.Add(FaultKind.Unexpected, where, $"{Name(notification)} told");
        }
    }

    /// <summary>What a connection has in the end, against what a read shows.</summary>
    /// <param name="where">Names the connection in the report.</param>
    /// <param name="live">What it has.</param>
    /// <param name="newest">What it must have.</param>
    /// <param name="unread">What it must know to be unread.</param>
    /// <param name="missing">What it is to lack one of the newest.</param>
    public void CompareLive(string where, LiveNotifications live, IEnumerable<Notification> newest, Unread unread, FaultKind missing)
    {
        foreach (var lacking in newest.Where(notification => !live.Has(notification)))
            faults.Add(missing, where, Name(lacking));
        if (live.Unread != unread)
            faults.Add(FaultKind.WrongCount, where, $"{live.Unread} told, not {unread}");
    }

    /// <summary>
    /// Whether a person never had more notifications than are told at a time, two days of follows included. Who had more may not have been
    /// told of one that was not among the newest just then.
    /// </summary>
    public bool HadFew(int person) => _expected.CountEver(person) + 2 <= ApiClient.NotificationsLimit;

    // Each group once, in its place.
    private List<Notification> Distinct(string where, IEnumerable<Notification> shown)
    {
        var groups = new HashSet<string>();
        var distinct = new List<Notification>();
        var last = long.MaxValue;
        foreach (var notification in shown)
        {
            if (!groups.Add(notification.Group))
            {
                faults.Add(FaultKind.Duplicated, where, $"{Name(notification)} twice");
                continue;
            }

            if (notification.Id >= last)
                faults.Add(FaultKind.Misordered, where, $"{Name(notification)} stands below {last}");
            last = notification.Id;
            distinct.Add(notification);
        }

        return distinct;
    }

    private bool CompareTweets(string where, int person, IReadOnlyCollection<Notification> shown)
    {
        var unseen = _expected.Of(person).ToDictionary(expected => (expected.Kind, expected.Tweet.Id));
        var seen = new HashSet<(string Kind, long? Tweet)>();
        var isComplete = true;
        foreach (var notification in shown)
        {
            if (notification.Tweet is { } tweet && unseen.Remove((notification.Kind, tweet.Id), out var known))
            {
                if (known.Id is { } id && notification.Id != id)
                    faults.Add(FaultKind.Misordered, where, $"{Name(notification)} stands where {id} should");
                TimelineCheck.CompareContent(where, person, known.Tweet, tweet, faults);
                ComparePeople(where, notification, known.People);
                CompareCount(where, notification, known.People.Count);
            }
            else
            {
                faults.Add(seen.Contains((notification.Kind, notification.Tweet?.Id)) ? FaultKind.Duplicated : FaultKind.Unexpected, where, Name(notification));
                isComplete = false;
            }

            seen.Add((notification.Kind, notification.Tweet?.Id));
        }

        foreach (var lost in unseen.Keys)
            faults.Add(FaultKind.Lost, where, $"{lost.Kind} {lost.Id}");
        return isComplete && unseen.Count == 0;
    }

    // On which day somebody has followed is known to the server alone: every follower belongs to one of the days.
    private bool CompareFollows(string where, int person, IReadOnlyCollection<Notification> shown)
    {
        int[] followers = [.. truth.WhoFollows(person)];
        foreach (var notification in shown)
            ComparePeople(where, notification, followers);
        foreach (var day in shown.CountBy(notification => notification.At.UtcDateTime.Date).Where(day => day.Value > 1))
            faults.Add(FaultKind.Duplicated, where, $"{day.Value} times follows of {day.Key:yyyy-MM-dd}");
        foreach (var twice in shown.SelectMany(notification => notification.People).CountBy(author => author.Id).Where(author => author.Value > 1))
            faults.Add(FaultKind.Duplicated, where, $"follower {twice.Key} {twice.Value} times");
        if (shown.Count == 0 && followers.Length > 0)
        {
            faults.Add(FaultKind.Lost, where, $"{followers.Length} followers");
            return false;
        }

        // Exact for each day up to the most that are counted.
        var counted = shown.Sum(notification => notification.PeopleCount);
        if (counted != followers.Length && shown.All(notification => notification.PeopleCount < MaxCounted))
            faults.Add(FaultKind.WrongCount, where, $"{counted} followers, not {followers.Length}");
        return true;
    }

    private void CompareCount(string where, Notification notification, int expected)
    {
        if (notification.PeopleCount != Math.Min(expected, MaxCounted))
            faults.Add(FaultKind.WrongCount, where, $"{Name(notification)} of {notification.PeopleCount} people, not {expected}");
    }

    // Some of them, each once, and as many as are named.
    private void ComparePeople(string where, Notification notification, IReadOnlyCollection<int> expected)
    {
        var named = notification.People.Select(author => NumberOf(author.Id)).Distinct().ToArray();
        if (named.Length != notification.People.Length || named.Length != Math.Min(notification.PeopleCount, MaxPeople))
            faults.Add(FaultKind.Altered, where, $"{Name(notification)} names {notification.People.Length} of {notification.PeopleCount} people");
        foreach (var stranger in named.Where(number => number is not { } other || !expected.Contains(other)))
            faults.Add(FaultKind.Unexpected, where, $"{Name(notification)} by {(stranger is { } other ? people[other].Handle : "somebody unknown")}");
    }

    private void CompareUnread(string where, TruePerson person, List<Notification> shown, Unread unread, bool isComplete)
    {
        for (var time = 0; time < person.MarksMovedBack; time++)
            faults.Add(FaultKind.Altered, where, "the mark of what is read has moved back");
        if ((unread.UpTo ?? 0) < (person.ReadUpTo ?? 0) || (unread.UpTo ?? 0) > (person.AskedUpTo ?? 0))
            faults.Add(FaultKind.Altered, where, $"read up to {Show(unread.UpTo)}, not {Show(person.ReadUpTo)}");
        foreach (var notification in shown.Where(notification => notification.Read != notification.Id <= (unread.UpTo ?? 0)))
            faults.Add(FaultKind.Altered, where, $"{Name(notification)} should {(notification.Read ? "not " : "")}be marked as read");

        // Where something is missing or too much, that is said already.
        var expected = Math.Min(Unread.MaxCount, shown.Count(notification => notification.Id > (unread.UpTo ?? 0)));
        if (isComplete && unread.Count != expected)
            faults.Add(FaultKind.WrongCount, where, $"{unread.Count} unread, not {expected}");
    }

    private int? NumberOf(long user) => _numbers.TryGetValue(user, out var number) ? number : null;

    private static string Name(Notification notification) => $"{notification.Kind} {notification.Id} of {Show(notification.Tweet?.Id)}";

    private static string Show(long? id) => id?.ToString(CultureInfo.InvariantCulture) ?? "nothing";
}
