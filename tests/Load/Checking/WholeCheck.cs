using MiniTwitter.Api;

namespace MiniTwitter.Checking;

/// <summary>Reads everything everybody can see and compares it with the truth.</summary>
internal sealed class WholeCheck(IReadOnlyList<Person> people, Truth truth, Faults faults)
{
    private const int Readers = 16;

    /// <summary>Tweets that were shown and compared.</summary>
    public long TweetsRead => _tweetsRead;

    /// <summary>Notifications that were shown and compared.</summary>
    public long NotificationsRead => _notificationsRead;

    private long _tweetsRead;
    private long _notificationsRead;

    /// <summary>Every home timeline to its bottom, every author's tweets, the counts of every profile, and everybody's notifications.</summary>
    /// <param name="read">Told after each person.</param>
    public async Task RunAsync(Action read, CancellationToken cancellation)
    {
        var deliveries = new Deliveries();
        var reposts = new RepostCheck(truth, people, faults);
        var notifications = new NotificationCheck(truth, people, faults);
        await Crew.RunAsync(Readers, people.Count, person => CheckTweetsAsync(person, reposts), cancellation);
        await Crew.RunAsync(Readers, people.Count, async person =>
        {
            await CheckHomeAsync(person, deliveries, reposts);
            await CheckCountsAsync(person);
            await CheckNotificationsAsync(person, notifications);
            read();
        }, cancellation);
        deliveries.Count(faults);
    }

    /// <summary>The newest page of everybody's home.</summary>
    public Task RunOnNewestAsync(CancellationToken cancellation) => Crew.RunAsync(Readers, people.Count, async person =>
    {
        var shown = (await people[person].ReadHomeAsync()).Items;
        var reposts = shown.Count(tweet => tweet.RepostedBy is not null);
        Compare($"newest page of {people[person].Handle}", [.. truth.HomeOf(person).Take(ApiClient.PageLimit - reposts)], shown);
    }, cancellation);

    private async Task CheckHomeAsync(int person, Deliveries deliveries, RepostCheck reposts)
    {
        var shown = await people[person].ReadWholeHomeAsync();
        Interlocked.Add(ref _tweetsRead, shown.Count);
        TimelineCheck.CompareHome($"home of {people[person].Handle}", person, truth.HomeOf(person), shown, deliveries, faults);
        reposts.CompareHome(person, shown);
    }

    private async Task CheckTweetsAsync(int person, RepostCheck reposts)
    {
        var shown = await people[person].ReadAllTweetsAsync();
        Compare($"tweets of {people[person].Handle}", [.. truth[person].Tweets], shown);
        reposts.CompareProfile(person, shown);
    }

    private async Task CheckNotificationsAsync(int person, NotificationCheck notifications)
    {
        var shown = await people[person].ReadAllNotificationsAsync();
        Interlocked.Add(ref _notificationsRead, shown.Count);
        notifications.Compare(person, shown, await people[person].ReadUnreadAsync());
    }

    private async Task CheckCountsAsync(int person)
    {
        var shown = await people[person].ReadProfileAsync();
        Compare("tweets", truth[person].Tweets.Count(), shown.TweetsCount);
        Compare("followers", truth.FollowersOf(person), shown.FollowersCount);
        Compare("following", truth[person].Follows.Count, shown.FollowingCount);

        void Compare(string what, int expected, int count)
        {
            if (count != expected)
                faults.Add(FaultKind.WrongCount, shown.Handle, $"{count} {what}, not {expected}");
        }
    }

    private void Compare(string where, IReadOnlyCollection<TrueTweet> expected, IReadOnlyCollection<Tweet> shown)
    {
        Interlocked.Add(ref _tweetsRead, shown.Count);
        TimelineCheck.Compare(where, expected, shown, faults);
    }
}
