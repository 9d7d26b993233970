using System.Collections.Concurrent;
using System.Collections.Immutable;
using MiniTwitter.Accounts;
using MiniTwitter.Notifications;
using MiniTwitter.Servers;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Goals;

/// <summary>Stands for the web nodes to which people are connected: counts whom a tweet has been pushed to.</summary>
internal sealed class Audience : ITimelineObserver
{
    private const int Hands = 64;

    private readonly ConcurrentDictionary<TweetId, Showing> _showings = [];
    private readonly InsideClient _client;
    private readonly IReadOnlyList<UserId> _people;
    private readonly ITimelineObserver _reference;

    public Audience(InsideClient client, IReadOnlyList<UserId> people)
    {
        (_client, _people) = (client, people);
        _reference = client.Grains.CreateObjectReference<ITimelineObserver>(this);
    }

    /// <summary>Everybody watches, or goes on watching, for <see cref="IUserGrain.WatchTime"/>.</summary>
    public Task WatchAsync(CancellationToken cancellation) =>
        Crew.RunAsync(Hands, _people.Count, index => _client.Grains.GetUser(_people[index]).WatchAsync(_reference, since: null, onScreen: []), cancellation);

    /// <summary>Until everybody has been told of the tweet.</summary>
    public Task WaitForAsync(TweetId tweet, TimeSpan patience) => Of(tweet).Done.Task.WaitAsync(patience, TimeProvider.System);

    public Task OnEventsAsync(UserId recipient, ImmutableArray<LiveEvent> events)
    {
        foreach (var live in events)
            Of(live.Id).Count();
        return Task.CompletedTask;
    }

    public Task OnCountsAsync(UserId recipient, ImmutableArray<CountedTweet> counts) => Task.CompletedTask;

    public Task OnNotifiedAsync(UserId recipient, ImmutableArray<Notification> notifications, UnreadNotifications unread) => Task.CompletedTask;

    public Task OnSessionEndedAsync(UserId user, SessionId session) => Task.CompletedTask;

    private Showing Of(TweetId tweet) => _showings.GetOrAdd(tweet, static (_, people) => new Showing(people), _people.Count);

    private sealed class Showing(int people)
    {
        private int _left = people;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Count()
        {
            if (Interlocked.Decrement(ref _left) == 0)
                Done.TrySetResult();
        }
    }
}
