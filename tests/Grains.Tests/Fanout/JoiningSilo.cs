using Microsoft.Extensions.DependencyInjection;
using MiniTwitter.Feed;
using MiniTwitter.Streams;

namespace MiniTwitter.Fanout;

/// <summary>A silo that nobody listens to, and one that joins it.</summary>
public sealed class JoiningSilo(JoiningSilo.Alone cluster) : IClassFixture<JoiningSilo.Alone>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public sealed class Alone : Cluster
    {
        public override int Silos => 1;
    }

    [Fact]
    public async Task Alone_a_silo_tells_itself_nothing_by_streams_and_one_that_joins_hears_of_everything()
    {
        var told = 0;
        cluster.Stream.Lose(_ =>
        {
            Interlocked.Increment(ref told);
            return false;
        });
        var author = await cluster.RegisterAsync();
        var before = await author.TweetsAsync("Is anybody there?");
        var read = cluster.Calls.QueueReads;
        var heard = await HearAsync(heartbeats: 32);
        told.ShouldBe(0);
        (cluster.Calls.QueueReads - read).ShouldBeLessThan(heard);

        await cluster.Host.StartAdditionalSiloAsync();
        await Stories.WithinAsync(Patience, async () =>
        {
            await author.TweetsAsync("And now?");
            return told > 0;
        });
        await cluster.AllSilosKnowAsync(author);

        var reader = await cluster.RegisterAsync(silo: 1);
        await reader.FollowsAsync(author);
        (await reader.WholeHomeAsync(limit: 50)).ShouldContain(tweet => tweet.Id == before.Id);
    }

    // How many heartbeats of all logs have reached the feed: silence that has become shorter.
    private async Task<int> HearAsync(int heartbeats)
    {
        var feed = cluster.Host.Silos[0].ServiceProvider.GetRequiredService<SiloFeed>();
        var silence = new TimeSpan[LogPartition.Count];
        var heard = 0;
        await Stories.WithinAsync(Patience, () =>
        {
            foreach (var partition in LogPartition.All)
            {
                var before = silence[partition.Index];
                silence[partition.Index] = feed.SilenceOf(partition);
                heard += silence[partition.Index] < before ? 1 : 0;
            }

            return Task.FromResult(heard >= heartbeats);
        });
        return heard;
    }
}
