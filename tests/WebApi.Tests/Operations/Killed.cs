using System.Collections.Concurrent;

namespace MiniTwitter.Stories.Operations;

/// <summary>The server is killed while people post, and started again over the same files.</summary>
public class Killed
{
    private const int Authors = 6;
    private const int EnoughAcknowledged = 60;

    [Fact]
    public async Task Loses_nothing_it_acknowledged_and_doubles_nothing_that_is_retried()
    {
        using var data = new DataDirectory();
        await using var server = Server(data);
        await server.InitializeAsync();
        var (reader, authors) = (await server.RegisterAsync(), await server.RegisterAsync(Authors));
        foreach (var author in authors)
            await reader.FollowAsync(author);

        var acknowledged = await PostUntilKilledAsync(server, authors);

        await using var restarted = Server(data);
        await restarted.InitializeAsync();
        var again = authors.Select(author => new Visitor(restarted.Address) { Token = author.Token }).ToArray();
        var retried = await Task.WhenAll(acknowledged.Keys.Select(async command => (command, Tweet: await PostAsync(again[command.Author], command))));
        foreach (var (command, tweet) in retried.Where(retry => acknowledged[retry.command] is not null))
            tweet.Id.ShouldBe(acknowledged[command], $"{command} was acknowledged before");
        var timeline = await new Visitor(restarted.Address) { Token = reader.Token }.ReadToTheEndAsync<Tweet>("/api/timeline", limit: 50);
        timeline.Select(tweet => tweet.Text).ShouldBe(acknowledged.Keys.Select(command => command.Text), ignoreOrder: true);
        timeline.Select(tweet => tweet.Id).ShouldBe(retried.Select(retry => retry.Tweet.Id), ignoreOrder: true);
    }

    [Fact]
    public async Task Keeps_people_signed_in()
    {
        using var data = new DataDirectory();
        await using var server = Server(data);
        await server.InitializeAsync();
        var person = await server.RegisterAsync();
        await server.KillAsync();

        await using var restarted = Server(data);
        await restarted.InitializeAsync();
        var again = new Visitor(restarted.Address) { Token = person.Token, Cookie = person.Cookie };

        (await again.GetAsync("/api/me")).Read<User>().ShouldBe(person.User);
        (await again.PostAsync("/api/auth/refresh")).Read<Session>().User.ShouldBe(person.User);
        (await again.PostAsync("/api/auth/login", new { handle = person.Handle, password = Person.Password })).ShouldBe(OK);
    }

    private static ServerProcess Server(DataDirectory data) => new(data, "--MiniTwitter:RateLimits:Enabled=false");

    /// <summary>Every command that was sent, with the id of its tweet if that was answered.</summary>
    private static async Task<ConcurrentDictionary<Command, string?>> PostUntilKilledAsync(ServerProcess server, Person[] authors)
    {
        var sent = new ConcurrentDictionary<Command, string?>();
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answers = 0;
        var posting = authors.Select((author, index) => PostWithoutEndAsync(author, index)).ToArray();
        await enough.Task.WaitAsync(Eventually.Deadline);
        await server.KillAsync();
        await Task.WhenAll(posting);
        return sent;

        async Task PostWithoutEndAsync(Person author, int index)
        {
            for (var number = 0; ; number++)
            {
                var command = new Command(index, number);
                sent[command] = null;
                try
                {
                    sent[command] = (await PostAsync(author, command)).Id;
                }
                catch (HttpRequestException)
                {
                    // Killed: whether it was done is not known.
                    return;
                }
                if (Interlocked.Increment(ref answers) == EnoughAcknowledged)
                    enough.SetResult();
            }
        }
    }

    private static async Task<Tweet> PostAsync(Visitor author, Command command) =>
        (await author.PostAsync("/api/tweets", new { text = command.Text }, $"key-{command.Number}")).Read<Tweet>(Created);

    private sealed record Command(int Author, int Number)
    {
        public string Text => $"tweet {Number} of author {Author}";
    }
}
