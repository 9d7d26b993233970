using System.Net.Http.Json;
using System.Text.Json;

namespace MiniTwitter.Stories.Privacy;

/// <summary>Every endpoint, called by everybody there is, as <see cref="Matrix"/> has it.</summary>
public class WhoSeesWhat(App app)
{
    private readonly string _tag = $"t{Guid.NewGuid():N}"[..12];
    private readonly Dictionary<string, Visitor> _callers = [];
    private Person _owner = null!;
    private Person _friend = null!;
    private Tweet _third = null!;

    [Fact]
    public void Is_decided_for_every_endpoint()
    {
        using var api = JsonDocument.Parse(TestData.OpenApi());
        var endpoints = api.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));

        Matrix.Read(Matrix.Endpoints).Select(row => NameOf(row.Name)).Concat(Matrix.OfNobodyElse).Distinct()
            .ShouldBe(endpoints, ignoreOrder: true);
    }

    [Fact]
    public async Task Is_as_the_table_says()
    {
        await PeopleAsync();
        var wrong = new List<string>();
        foreach (var (name, cells) in Matrix.Read(Matrix.Endpoints))
        {
            var tweet = await _owner.TweetAsync($"by the owner #{_tag}");
            foreach (var (who, expected) in cells)
            {
                await RelateAsync(who);
                if (name == "GET /api/me/bookmarks" && who is not ("self" or "anonymous" or "ended"))
                    await BookmarkAsync(who, tweet);
                var answer = await CallAsync(_callers[who], name, tweet);
                var status = $"{(int)answer.Status}";
                var shows = answer.Body.Contains($"\"{_owner.User.Id}\"", StringComparison.Ordinal) ? "+" : "-";
                var actual = expected.Length > status.Length ? status + shows : status;
                if (actual != expected)
                    wrong.Add($"{name} for {who}: {actual}, not {expected}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    private async Task PeopleAsync()
    {
        _owner = await app.RegisterAsync();
        _friend = await app.RegisterAsync();
        foreach (var who in (string[])["stranger", "follower", "muted", "muter", "blocked", "blocker", "ended"])
            _callers[who] = await app.RegisterAsync();
        foreach (var caller in _callers.Values.Cast<Person>())
            await _owner.LikeAsync(await caller.TweetAsync("by a caller"));
        _callers["anonymous"] = app.Visitor();
        _callers["self"] = _owner;
        (await _callers["ended"].PostAsync("/api/auth/logout")).ShouldBe(NoContent);
        _third = await _friend.TweetAsync("by the friend");
        await _owner.FollowAsync(_friend);
        await _owner.LikeAsync(_third);
        await _owner.RepostAsync(_third);
        await _owner.QuoteAsync(_third, "quoted");
        await _owner.ReplyAsync(_third, "answered");
    }

    // Whatever the calls before have changed.
    private async Task RelateAsync(string who)
    {
        if (_callers[who] is not Person person || who is "self" or "ended")
            return;
        var (toOwner, toCaller) = ($"/api/users/{_owner.Handle}", $"/api/users/{person.Handle}");
        if (who is not "blocked")
            await _owner.DeleteAsync($"{toCaller}/block");
        if (who is not "blocker")
            await person.DeleteAsync($"{toOwner}/block");
        if (who is not "muter")
            await person.DeleteAsync($"{toOwner}/mute");
        if (who is not ("follower" or "muter"))
            await person.DeleteAsync($"{toOwner}/follow");
        if (who is "follower" or "muter")
            await person.FollowAsync(_owner);
        await (who switch
        {
            "muted" => _owner.PutAsync($"{toCaller}/mute"),
            "muter" => person.PutAsync($"{toOwner}/mute"),
            "blocked" => _owner.PutAsync($"{toCaller}/block"),
            "blocker" => person.PutAsync($"{toOwner}/block"),
            _ => Task.FromResult<Answer>(null!),
        });
    }

    // Before the block.
    private async Task BookmarkAsync(string who, Tweet tweet)
    {
        var person = (Person)_callers[who];
        await _owner.DeleteAsync($"/api/users/{person.Handle}/block");
        await person.DeleteAsync($"/api/users/{_owner.Handle}/block");
        await person.BookmarkAsync(tweet);
        await RelateAsync(who);
    }

    private Task<Answer> CallAsync(Visitor caller, string name, Tweet tweet)
    {
        var (method, path) = (name.Split(' ')[0], name.Split(' ')[1]);
        var request = new HttpRequestMessage(
            new HttpMethod(method),
            path.Split('?')[0] == "/api/tweets"
                ? "/api/tweets"
                : path.Replace("{handle}", _owner.Handle, StringComparison.Ordinal).Replace("{friend}", _friend.Handle, StringComparison.Ordinal)
                    .Replace("{id}", tweet.Id, StringComparison.Ordinal).Replace("{third}", _third.Id, StringComparison.Ordinal)
                    .Replace("{tag}", _tag, StringComparison.Ordinal));
        if (path.EndsWith("?replyTo", StringComparison.Ordinal))
            request.Content = JsonContent.Create(new { text = "an answer", replyTo = tweet.Id });
        else if (path.EndsWith("?quoteOf", StringComparison.Ordinal))
            request.Content = JsonContent.Create(new { text = "a quote", quoteOf = tweet.Id });
        else if (name == "PUT /api/notifications/read")
            request.Content = JsonContent.Create(new { upTo = tweet.Id });
        else if (method == "PATCH")
            request.Content = JsonContent.Create(new { text = $"edited #{_tag}" });
        return caller.SendAsync(request);
    }

    private static string NameOf(string row) => row.Split('?')[0]
        .Replace("{third}", "{id}", StringComparison.Ordinal).Replace("{friend}", "{handle}", StringComparison.Ordinal);
}
