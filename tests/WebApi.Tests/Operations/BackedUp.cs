using System.Collections.Concurrent;

namespace MiniTwitter.Stories.Operations;

/// <summary>A running server is backed up while people post and register; the backup is restored elsewhere and started.</summary>
public class BackedUp
{
    private const int Authors = 4;
    private const int EnoughBefore = 40;

    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task Keeps_all_that_was_acknowledged_before_over_SQLite()
    {
        using var data = new DataDirectory();
        using var elsewhere = new DataDirectory();
        var backup = Path.Combine(elsewhere.Path, "backup");
        var restored = Path.Combine(elsewhere.Path, "it's restored");

        await KeepsAllAsync(
            Server(data),
            () => Script.RunAsync("backup.sh", Nothing, "sqlite", data.Path, backup),
            async () =>
            {
                await Script.RunAsync("restore.sh", Nothing, "sqlite", backup, restored);
                return Server(elsewhere, $"--MiniTwitter:DataDirectory={restored}");
            });

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            File.GetUnixFileMode(Path.Combine(backup, "signing.key")).ShouldBe(owner);
            File.GetUnixFileMode(Path.Combine(restored, "signing.key")).ShouldBe(owner);
        }
    }

    [Fact]
    public async Task Keeps_all_that_was_acknowledged_before_over_PostgreSQL()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var another = await PostgresDatabase.CreateAsync();
        using var data = new DataDirectory();
        using var elsewhere = new DataDirectory();
        var backup = Path.Combine(elsewhere.Path, "backup");

        await KeepsAllAsync(
            Server(data, database.Arguments),
            () => Script.RunAsync("backup.sh", database.Environment, "postgres", backup),
            async () =>
            {
                await Script.RunAsync("restore.sh", another.Environment, "postgres", backup);
                return Server(elsewhere, another.Arguments);
            });
    }

    private static ServerProcess Server(DataDirectory data, params string[] arguments) =>
        new(data, ["--MiniTwitter:RateLimits:Enabled=false", .. arguments]);

    private static async Task KeepsAllAsync(ServerProcess server, Func<Task> backUp, Func<Task<ServerProcess>> restore)
    {
        await using var running = server;
        await running.InitializeAsync();
        var (reader, authors) = (await running.RegisterAsync(), await running.RegisterAsync(Authors));
        foreach (var author in authors)
            await reader.FollowAsync(author);
        var crowd = new Crowd(running, authors);

        await crowd.HasPostedEnoughAsync();
        var before = crowd.Acknowledged.ToArray();
        await backUp();
        await crowd.StopAsync();
        await running.KillAsync();

        await using var restored = await restore();
        await restored.InitializeAsync();
        var again = new Visitor(restored.Address) { Token = reader.Token, Cookie = reader.Cookie };
        var timeline = await again.ReadToTheEndAsync<Tweet>("/api/timeline", limit: 50);
        before.Select(tweet => tweet.Value).ShouldBeSubsetOf(timeline.Select(tweet => tweet.Id));
        timeline.Select(tweet => tweet.Text).ShouldBeUnique();
        timeline.Select(tweet => tweet.Text).ShouldBeSubsetOf(crowd.Sent.Keys);
        foreach (var handle in crowd.Handles)
            await IsWhollyThereOrNotAtAllAsync(again, handle);
        (await again.PostAsync("/api/auth/login", new { handle = reader.Handle, password = Person.Password })).ShouldBe(OK);
        (await again.PostAsync("/api/tweets", new { text = "life goes on" })).ShouldBe(Created);
    }

    // Whoever can sign in has a profile, and a profile belongs to somebody who can sign in.
    private static async Task IsWhollyThereOrNotAtAllAsync(Visitor visitor, string handle)
    {
        var stranger = new Visitor(visitor.Server);
        var signedIn = (await stranger.PostAsync("/api/auth/login", new { handle, password = Person.Password })).Status == OK;
        (await visitor.GetAsync($"/api/users/{handle}")).Status.ShouldBe(signedIn ? OK : NotFound, handle);
    }

    /// <summary>Authors who post, and newcomers who register, until told to stop.</summary>
    private sealed class Crowd
    {
        private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task _busy;
        private int _count;
        private volatile bool _stopped;

        public Crowd(ServerProcess server, Person[] authors) =>
            _busy = Task.WhenAll([.. authors.Select(PostAsync), RegisterAsync(server)]);

        public ConcurrentDictionary<string, bool> Sent { get; } = [];

        /// <summary>Text → id.</summary>
        public ConcurrentDictionary<string, string> Acknowledged { get; } = [];

        public ConcurrentQueue<string> Handles { get; } = [];

        public Task HasPostedEnoughAsync() => _enough.Task.WaitAsync(Eventually.Deadline);

        public async Task StopAsync()
        {
            _stopped = true;
            await _busy;
        }

        private async Task PostAsync(Person author, int index)
        {
            for (var number = 0; !_stopped; number++)
            {
                var text = $"tweet {number} of author {index}";
                Sent[text] = true;
                Acknowledged[text] = (await author.TweetAsync(text)).Id;
                if (Interlocked.Increment(ref _count) == EnoughBefore)
                    _enough.SetResult();
            }
        }

        private async Task RegisterAsync(ServerProcess server)
        {
            while (!_stopped)
                Handles.Enqueue((await server.RegisterAsync()).Handle);
        }
    }
}
