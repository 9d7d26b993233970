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
        var (told, heartbeats) = (0, 0);
        cluster.Stream.Lose(batch =>
        {
            if (batch.Events.IsEmpty)
                Interlocked.Increment(ref heartbeats);
            else
                Interlocked.Increment(ref told);
            return false;
        });
        var author = await cluster.RegisterAsync();
        var before = await author.TweetsAsync("Is anybody there?");
        var heard = heartbeats;
        await Stories.WithinAsync(Patience, () => Task.FromResult(heartbeats > heard + 16));
        told.ShouldBe(0);

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
}
