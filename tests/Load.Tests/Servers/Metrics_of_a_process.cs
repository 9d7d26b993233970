namespace MiniTwitter.Servers;

/// <summary>What a process says of itself in Prometheus' text format.</summary>
public sealed class Metrics_of_a_process
{
    [Fact]
    public void Are_summed_over_their_labels()
    {
        const string Text =
            """
            # HELP minitwitter_feed_lag Changes that the feed knows to be in a log and has not applied.
            # TYPE minitwitter_feed_lag gauge
            minitwitter_feed_lag{partition="0"} 3
            minitwitter_feed_lag{partition="1"} 4
            minitwitter_users_awake 12
            minitwitter_feed_deliveries_total 56
            orleans_catalog_activations{grain_type="mt.user"} 12
            orleans_catalog_activations{grain_type="mt.tweet-log"} 8
            process_cpu_seconds_total 1.5e-3

            """;

        Metrics.Parse(Text).ShouldBe(new Metrics(Activations: 20, Awake: 12, FeedLag: 7, Connections: null, Deliveries: 56));
    }

    [Fact]
    public void Of_a_web_node_have_connections_and_no_grains() =>
        Metrics.Parse("minitwitter_live_connections 2\n").ShouldBe(new Metrics(Activations: null, Awake: null, FeedLag: null, Connections: 2, Deliveries: null));
}
