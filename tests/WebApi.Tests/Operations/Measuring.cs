using System.Globalization;

namespace MiniTwitter.Stories.Operations;

/// <summary>Each figure at <c>/metrics</c> moves when its thing happens. A server of its own: nobody else moves them.</summary>
public sealed class Measuring : IAsyncLifetime
{
    private readonly DataDirectory _data = new();
    private readonly ServerProcess _server;

    public Measuring() => _server = new ServerProcess(_data, "--MiniTwitter:RateLimits:Enabled=false", "--MiniTwitter:Metrics=true");

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Counts_commands_commits_deliveries_pushes_connections_and_storage()
    {
        var (author, follower) = (await _server.RegisterAsync(), await _server.RegisterAsync());
        await follower.FollowAsync(author);
        await using (var live = await LiveConnection.OpenAsync(follower))
        {
            (await ReadAsync("live_connections")).ShouldBe(1);
            (await ReadAsync("users_awake")).ShouldBe(1);
            (await ReadAsync("log_commands_total", "Posted", "Committed")).ShouldBe(0);

            var tweet = await author.TweetAsync("first", key: "once");
            await author.TweetAsync("first", key: "once");
            await live.NextAsync();
            await author.DeleteAsync(tweet);
            await live.NextAsync();
        }

        (await ReadAsync("log_commands_total", "Posted", "Committed")).ShouldBe(1);
        (await ReadAsync("log_commands_total", "Posted", "Repeated")).ShouldBe(1);
        (await ReadAsync("log_commands_total", "Deleted", "Committed")).ShouldBe(1);
        (await ReadAsync("log_commands_total", "Followed", "Committed")).ShouldBe(1);
        (await ReadAsync("log_commands_total", "ProfileSaved", "Committed")).ShouldBe(2);
        // Two people, a follow, a post that was repeated, and a deletion, none of them at the same time as another.
        (await ReadAsync("log_commit_size_sum")).ShouldBe(6);
        (await ReadAsync("log_commit_duration_seconds_count")).ShouldBeGreaterThan(0);
        (await ReadAsync("log_commit_duration_seconds_sum")).ShouldBeGreaterThan(0);
        (await ReadAsync("feed_deliveries_total")).ShouldBe(2);
        (await ReadAsync("feed_delay_seconds_count")).ShouldBe(5);
        (await ReadAsync("feed_lag")).ShouldBe(0);
        (await ReadAsync("live_pushes_total")).ShouldBe(2);
        (await ReadAsync("storage_duration_seconds_count", "append", "done")).ShouldBeGreaterThan(0);
        (await ReadAsync("storage_duration_seconds_count", "write state", "done")).ShouldBeGreaterThan(0);
        await Eventually.ShouldBeTrueAsync(async () => await ReadAsync("live_connections") == 0, "the connection is gone");
    }

    /// <summary>The sum of a metric's lines that have these label values.</summary>
    private async Task<double> ReadAsync(string name, params string[] labels)
    {
        var lines = (await _server.Visitor().GetAsync("/metrics")).Body.Split('\n');
        return lines
            .Where(line => line.Split(' ', '{')[0] == $"minitwitter_{name}" && labels.All(label => line.Contains($"\"{label}\"", StringComparison.Ordinal)))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }
}
