namespace MiniTwitter.Stories.Operations;

/// <summary>What a healthy server writes while it starts, ends and starts again: no warning.</summary>
public sealed class Quiet : IDisposable
{
    private const string Text = "Is it quiet?";

    private static readonly string[] Complaints = ["warn: ", "fail: ", "crit: "];

    private readonly DataDirectory _data = new();
    private readonly DataDirectory _elsewhere = new();

    public enum Database
    {
        Sqlite,
        Postgres,
    }

    [Theory]
    [InlineData(Database.Sqlite, false)]
    [InlineData(Database.Sqlite, true)]
    [InlineData(Database.Postgres, false)]
    [InlineData(Database.Postgres, true)]
    public async Task A_server_that_is_stopped_or_killed_and_started_again_prints_no_warning(Database database, bool isKilled)
    {
        await using var postgres = database is Database.Postgres ? await PostgresDatabase.CreateAsync() : null;
        var first = await StartAsync(postgres);
        await UseAsync(first);
        await EndAsync(first, isKilled);

        var second = await StartAsync(postgres);
        await UseAsync(second);
        await EndAsync(second);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_backup_that_is_restored_beside_the_running_server_starts_without_a_warning_of_either(Database database)
    {
        var isPostgres = database is Database.Postgres;
        await using var postgres = isPostgres ? await PostgresDatabase.CreateAsync() : null;
        await using var another = isPostgres ? await PostgresDatabase.CreateAsync() : null;
        var (backup, restored) = (Path.Combine(_elsewhere.Path, "backup"), Path.Combine(_elsewhere.Path, "restored"));
        // Only a cluster publishes.
        await using var server = await StartAsync(postgres);
        await using var neighbour = await StartAsync(postgres);
        await UseAsync(server, neighbour);

        await (isPostgres
            ? Script.RunAsync("backup.sh", postgres!.Environment, "postgres", backup)
            : Script.RunAsync("backup.sh", new Dictionary<string, string>(), "sqlite", _data.Path, backup));
        await (isPostgres
            ? Script.RunAsync("restore.sh", another!.Environment, "postgres", backup)
            : Script.RunAsync("restore.sh", new Dictionary<string, string>(), "sqlite", backup, restored));
        var copy = await StartAsync(another, restored);
        await UseAsync(copy);
        await UseAsync(server, neighbour);

        await EndAsync(copy);
        ShouldBeQuiet(neighbour);
        ShouldBeQuiet(server);
    }

    public void Dispose()
    {
        _data.Dispose();
        _elsewhere.Dispose();
    }

    private async Task<ServerProcess> StartAsync(PostgresDatabase? database, string? directory = null)
    {
        var server = new ServerProcess(
            [
                "--MiniTwitter:RateLimits:Enabled=false",
                // Any directory will do for the client, which is not built with the tests.
                $"--webroot={_elsewhere.Path}",
                $"--MiniTwitter:DataDirectory={directory ?? _data.Path}",
                .. database?.Arguments ?? [],
            ]);
        await server.InitializeAsync();
        return server;
    }

    // Somebody on the last server hears live of a tweet that is posted on the first.
    private static async Task UseAsync(params ServerProcess[] servers)
    {
        var author = await servers[0].RegisterAsync();
        var reader = await servers[^1].RegisterAsync();
        await reader.FollowAsync(author);
        await using var live = await LiveConnection.OpenAsync(reader);
        await author.TweetAsync(Text);
        await live.ReadUntilAsync(Text);
    }

    private static async Task EndAsync(ServerProcess server, bool isKilled = false)
    {
        await using (server)
        {
            if (isKilled)
                await server.KillAsync();
            else
                await server.Process.SignalAsync("TERM");
            var code = await server.Process.ExitAsync();
            ShouldBeQuiet(server);
            code.ShouldBe(isKilled ? 137 : 0);
        }
    }

    private static void ShouldBeQuiet(ServerProcess server)
    {
        server.Process.Output.ShouldNotContain(
            line => Complaints.Any(complaint => line.StartsWith(complaint, StringComparison.Ordinal)), server.Process.Log);
        server.Errors.ShouldBeEmpty();
    }
}
