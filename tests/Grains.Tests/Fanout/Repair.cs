using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MiniTwitter.Feed;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;
using Orleans.Streams.Core;
using Orleans.Streams.PubSub;

namespace MiniTwitter.Fanout;

/// <summary>Whatever the stream loses, every silo reads from the log. One cluster per test: each breaks its own.</summary>
public sealed class Repair : IAsyncLifetime
{
    private readonly Cluster _cluster = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Lost_stream_batches_are_read_from_the_log()
    {
        var (author, readers) = await _cluster.AuthorWithReadersAsync();
        _cluster.Stream.Lose(batch => batch.Events.Any(change => change.Text?.StartsWith("lost", StringComparison.Ordinal) == true));
        var lost = await author.TweetsAsync("lost on the way");
        var last = await author.TweetsAsync("arrives");

        foreach (var (user, watcher) in readers)
        {
            await watcher.SeeAsync(LogEventKind.Posted, last.Id);
            watcher.Seen.Select(live => live.Id).ShouldBe([lost.Id, last.Id]);
            (await user.HomeAsync()).Items.Select(tweet => tweet.Id).ShouldBe([last.Id, lost.Id]);
        }

        _cluster.Stream.Lost.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task With_streams_switched_off_timelines_converge_within_two_seconds()
    {
        var (author, readers) = await _cluster.AuthorWithReadersAsync();
        _cluster.Stream.Lose(_ => true);

        await ShouldConvergeAsync(author, readers);
        _cluster.Stream.Lost.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task They_do_so_as_well_while_nobody_answers_who_is_asked_about_the_silence()
    {
        var (author, readers) = await _cluster.AuthorWithReadersAsync();
        _cluster.Stream.Lose(_ => true);
        _cluster.Calls.HangLooksAtLogs();
        await Stories.WithinAsync(TimeSpan.FromSeconds(20), () => Task.FromResult(_cluster.Calls.Hanging >= _cluster.Silos));

        await ShouldConvergeAsync(author, readers);
    }

    [Fact]
    public async Task A_log_that_was_superseded_gives_way_and_nothing_is_lost_or_doubled()
    {
        var author = await _cluster.RegisterAsync();
        var first = await author.TweetsAsync("first");
        var partition = LogPartition.Of(author.Id());

        // What a second activation of the log would do: write the next sequence number behind the first one's back.
        var head = (await _cluster.Database.ReadHeadsAsync(Cancel))[partition];
        var profile = (await _cluster.Database.ReadUsersAsync([author.Id()])).Cards.Single().Profile;
        var id = TweetId.Next(partition, first.Id, TimeProvider.System.GetUtcNow());
        await _cluster.Database.AppendAsync(
            partition, head + 1, [new LogEntry(LogCommand.Post(profile, "second", key: null), id.Value, id.CreatedAt)]);

        var third = await author.TweetsAsync("third");

        await Stories.WithinAsync(TimeSpan.FromSeconds(20), async () => (await author.HomeAsync()).Items.Length == 3);
        (await author.HomeAsync()).Items.Select(tweet => tweet.Text).ShouldBe(["third", "second", "first"]);
        (await _cluster.Database.ReadHeadsAsync(Cancel))[partition].ShouldBe(head + 2);
        third.Id.CompareTo(id).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task When_a_silo_is_killed_its_users_find_everything_again()
    {
        var (author, readers) = await _cluster.AuthorWithReadersAsync();
        var before = await author.TweetsAsync("before");
        foreach (var (_, watcher) in readers)
            await watcher.SeeAsync(LogEventKind.Posted, before.Id);

        await _cluster.Host.KillSiloAsync(_cluster.Host.Silos[^1]);
        await _cluster.Host.WaitForLivenessToStabilizeAsync(didKill: true);
        var after = await RetryAsync(() => author.TweetsAsync("after", key: "the-one-after"));

        foreach (var (user, _) in readers)
        {
            var home = await RetryAsync(() => user.HomeAsync());
            home.Items.Select(tweet => tweet.Id).ShouldBe([after.Id, before.Id]);
        }
    }

    [Fact]
    public async Task Silos_that_were_killed_listen_to_no_log_once_another_has_started()
    {
        var killed = _cluster.Host.Silos[^1].SiloAddress;
        var stored = (await SubscriptionsAsync()).Where(subscription => SiloOf(subscription)!.Equals(killed)).ToList();
        stored.Count.ShouldBe(LogPartition.Count);
        await _cluster.Host.KillSiloAsync(_cluster.Host.Silos[^1]);
        await _cluster.Host.WaitForLivenessToStabilizeAsync(didKill: true);
        await Stories.WithinAsync(TimeSpan.FromSeconds(30), async () => !(await SubscriptionsAsync()).Select(SiloOf).Contains(killed));

        // As a kill of everything leaves them behind.
        foreach (var subscription in stored)
            await Subscriptions.AddSubscription(subscription.StreamProviderName, subscription.StreamId, ReferenceTo(subscription.GrainId));
        (await SubscriptionsAsync()).Select(SiloOf).ShouldContain(killed);
        var started = await _cluster.Host.StartAdditionalSiloAsync();
        var health = started.ServiceProvider.GetRequiredService<HealthCheckService>();
        await Stories.WithinAsync(TimeSpan.FromSeconds(30), async () => (await health.CheckHealthAsync(Cancel)).Status is HealthStatus.Healthy);

        (await SubscriptionsAsync()).Select(SiloOf).ShouldNotContain(killed);
    }

    private IStreamSubscriptionManager Subscriptions =>
        Client.GetStreamProvider(TweetStreams.ProviderName).TryGetStreamSubscriptionManager(out var subscriptions) ? subscriptions! : throw new NotSupportedException();

    private IClusterClient Client => _cluster.Host.Silos[0].ServiceProvider.GetRequiredService<IClusterClient>();

    private static SiloAddress? SiloOf(StreamSubscription subscription) => DeadSubscribers.SiloOf(subscription.GrainId);

    private GrainReference ReferenceTo(GrainId grain) => (GrainReference)Client.GetGrain(grain);

    private async Task<IReadOnlyCollection<StreamSubscription>> SubscriptionsAsync()
    {
        var all = new List<StreamSubscription>();
        foreach (var partition in LogPartition.All)
            all.AddRange(await Subscriptions.GetSubscriptions(TweetStreams.ProviderName, TweetStreams.Of(partition)));
        return all;
    }

    private static async Task ShouldConvergeAsync(IUserGrain author, IReadOnlyList<(IUserGrain User, Watcher Watcher)> readers)
    {
        var tweet = await author.TweetsAsync("no stream carries me");

        await Stories.WithinAsync(TimeSpan.FromSeconds(2), async () =>
        {
            foreach (var (user, _) in readers)
            {
                if ((await user.HomeAsync()).Items.All(shown => shown.Id != tweet.Id))
                    return false;
            }

            return true;
        });
    }

    // Calls under way to a silo that dies fail; a client asks again.
    private static async Task<T> RetryAsync<T>(Func<Task<T>> call)
    {
        var result = default(T);
        await Stories.WithinAsync(TimeSpan.FromSeconds(30), async () =>
        {
            try
            {
                result = await call();
                return true;
            }
            catch (Exception fault) when (fault is OrleansException or TimeoutException or StorageUnavailableException)
            {
                return false;
            }
        });
        return result!;
    }
}
