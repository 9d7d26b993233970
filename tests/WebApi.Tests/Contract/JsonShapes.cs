using System.Text.Json;
using System.Text.Json.Nodes;

namespace MiniTwitter.Stories.Contract;

/// <summary>Each type to the letter: names, order of nothing, ids as strings, times in milliseconds, null and not left out.</summary>
public class JsonShapes(App app)
{
    private const string Time = @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$";

    private static readonly string[] UserMembers =
    [
        "id", "handle", "displayName", "bio", "location", "website", "avatarUrl", "bannerUrl", "createdAt",
        "tweetsCount", "followersCount", "followingCount", "relationship",
    ];

    private static readonly string[] TweetMembers =
    [
        "id", "author", "text", "facets", "createdAt", "editedAt", "replyTo", "repliesCount", "likesCount", "repostsCount", "quotesCount",
        "quoteOf", "repostedBy", "liked", "bookmarked", "reposted",
    ];

    [Fact]
    public async Task Of_a_session()
    {
        var answer = await app.Visitor().PostAsync("/api/auth/register", Person.Registration(Person.NewHandle()));

        var session = Parse(answer);

        Members(session).ShouldBe(["accessToken", "expiresAt", "user"], ignoreOrder: true);
        Text(session["expiresAt"]).ShouldMatch(Time);
        Members(session["user"]).ShouldBe(UserMembers, ignoreOrder: true);
    }

    [Fact]
    public async Task Of_a_user()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());

        var user = Parse(await bob.GetAsync($"/api/users/{ada.Handle}"));

        Members(user).ShouldBe(UserMembers, ignoreOrder: true);
        Text(user["id"]).ShouldMatch("^[1-9][0-9]{0,18}$");
        Text(user["createdAt"]).ShouldMatch(Time);
        foreach (var absent in (string[])["bio", "location", "website", "avatarUrl", "bannerUrl"])
            user[absent].ShouldBeNull();
        foreach (var count in (string[])["tweetsCount", "followersCount", "followingCount"])
            Kind(user[count]).ShouldBe(JsonValueKind.Number);
        Members(user["relationship"]).ShouldBe(["following", "followedBy", "blocking", "muting"], ignoreOrder: true);
        Parse(await ada.GetAsync("/api/me"))["relationship"].ShouldBeNull();
    }

    [Fact]
    public async Task Of_a_notification()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        Parse(await ada.GetAsync("/api/notifications/unread")).ToJsonString().ShouldBe("""{"upTo":null,"count":0}""");
        await bob.FollowAsync(ada);
        await bob.LikeAsync(await ada.TweetAsync("like me"));

        var page = Parse(await ada.GetAsync("/api/notifications"));

        Members(page).ShouldBe(["items", "before", "after"], ignoreOrder: true);
        page["after"].ShouldBeNull();
        foreach (var notification in page["items"]!.AsArray())
        {
            Members(notification).ShouldBe(["id", "kind", "group", "at", "people", "peopleCount", "tweet", "read"], ignoreOrder: true);
            Text(notification!["id"]).ShouldMatch("^[1-9][0-9]{0,18}$");
            Text(notification["at"]).ShouldMatch(Time);
            Members(notification["people"]![0]).ShouldBe(["id", "handle", "displayName", "avatarUrl"], ignoreOrder: true);
        }

        Members(page["items"]![0]!["tweet"]).ShouldBe(TweetMembers, ignoreOrder: true);
        page["items"]![1]!["tweet"].ShouldBeNull();
    }

    [Fact]
    public async Task Of_a_relationship()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());

        var answer = await ada.PutAsync($"/api/users/{bob.Handle}/follow");

        JsonNode.DeepEquals(Parse(answer), JsonNode.Parse("""{"following":true,"followedBy":false,"blocking":false,"muting":false}""")).ShouldBeTrue(answer.Body);
    }

    [Fact]
    public async Task Of_reposts_and_quotes_on_pages()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var tweet = await ada.TweetAsync("look #here");
        await bob.QuoteAsync(tweet, "quoted");
        await bob.RepostAsync(tweet);

        var items = Parse(await bob.GetAsync("/api/timeline"))["items"]!.AsArray();

        Members(items[0]).ShouldBe(TweetMembers, ignoreOrder: true);
        Members(items[0]!["repostedBy"]).ShouldBe(["id", "user", "createdAt"], ignoreOrder: true);
        Text(items[0]!["repostedBy"]!["createdAt"]).ShouldMatch(Time);
        Members(items[0]!["repostedBy"]!["user"]).ShouldBe(["id", "handle", "displayName", "avatarUrl"], ignoreOrder: true);
        items[0]!["quoteOf"].ShouldBeNull();
        Members(items[1]).ShouldBe(TweetMembers, ignoreOrder: true);
        Members(items[1]!["quoteOf"]).ShouldBe(["id", "tweet"], ignoreOrder: true);
        Members(items[1]!["quoteOf"]!["tweet"]).ShouldBe(["id", "author", "text", "facets", "createdAt", "editedAt"], ignoreOrder: true);
        items[1]!["repostedBy"].ShouldBeNull();
    }

    [Fact]
    public async Task Of_a_tweet()
    {
        var ada = await app.RegisterAsync();

        var tweet = Parse(await ada.PostAsync("/api/tweets", new { text = "@bob #tag https://a.bc" }));

        Members(tweet).ShouldBe(TweetMembers, ignoreOrder: true);
        Text(tweet["id"]).ShouldMatch("^[1-9][0-9]{0,18}$");
        Text(tweet["createdAt"]).ShouldMatch(Time);
        tweet["editedAt"].ShouldBeNull();
        tweet["replyTo"].ShouldBeNull();
        var reply = Parse(await ada.PostAsync("/api/tweets", new { text = "yes", replyTo = Text(tweet["id"]) }));
        Members(reply["replyTo"]).ShouldBe(["id", "authorId", "handle"], ignoreOrder: true);
        Text(reply["replyTo"]!["id"]).ShouldBe(Text(tweet["id"]));
        Members(tweet["author"]).ShouldBe(["id", "handle", "displayName", "avatarUrl"], ignoreOrder: true);
        Text(tweet["author"]!["id"]).ShouldBe(ada.User.Id);
        tweet["facets"]!.AsArray().Select(facet => Text(facet!["kind"])).ShouldBe(["mention", "hashtag", "link"]);
        Members(tweet["facets"]![0]).ShouldBe(["kind", "start", "length", "target"], ignoreOrder: true);
        Kind(tweet["facets"]![0]!["start"]).ShouldBe(JsonValueKind.Number);
        var edited = Parse(await ada.PatchAsync($"/api/tweets/{Text(tweet["id"])}", new { text = "two" }));
        Text(edited["editedAt"]).ShouldMatch(Time);
        edited["facets"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_page()
    {
        var ada = await app.RegisterAsync();
        await ada.TweetAsync("one");

        foreach (var path in (string[])["/api/timeline", "/api/explore", $"/api/users/{ada.Handle}/tweets", $"/api/users/{ada.Handle}/followers"])
        {
            var page = Parse(await ada.GetAsync(path));
            Members(page).ShouldBe(["items", "before", "after"], ignoreOrder: true);
            Kind(page["items"]).ShouldBe(JsonValueKind.Array);
        }
        Parse(await ada.GetAsync("/api/timeline"))["before"].ShouldBeNull();
    }

    [Fact]
    public async Task Of_a_history()
    {
        var ada = await app.RegisterAsync();
        var tweet = await ada.TweetAsync("one");

        var history = Parse(await ada.GetAsync($"/api/tweets/{tweet.Id}/history"));

        Members(history).ShouldBe(["items", "before", "after"], ignoreOrder: true);
        Members(history["items"]![0]).ShouldBe(["text", "at"], ignoreOrder: true);
        Text(history["items"]![0]!["at"]).ShouldMatch(Time);
    }

    [Fact]
    public async Task Of_a_ticket() =>
        Members(Parse(await (await app.RegisterAsync()).PostAsync("/api/live/ticket"))).ShouldBe(["ticket"]);

    [Fact]
    public async Task Of_a_problem()
    {
        Members(Parse(await app.Visitor().GetAsync("/api/me"))).ShouldBe(["type", "title", "status", "detail", "traceId"], ignoreOrder: true);
        Members(Parse(await app.Visitor().PostAsync("/api/auth/register", new { })))
            .ShouldBe(["type", "title", "status", "detail", "traceId", "errors"], ignoreOrder: true);
    }

    [Fact]
    public async Task Is_utf8_with_characters_as_they_are()
    {
        var answer = await (await app.RegisterAsync()).PostAsync("/api/tweets", new { text = "日本 👍 é" });

        answer.ContentHeaders.ContentType.ShouldNotBeNull().CharSet.ShouldBe("utf-8");
        answer.Read<Tweet>(Created).Text.ShouldBe("日本 👍 é");
    }

    private static JsonNode Parse(Answer answer) => JsonNode.Parse(answer.Body).ShouldNotBeNull(answer.Body);

    private static IEnumerable<string> Members(JsonNode? node) => node.ShouldNotBeNull().AsObject().Select(member => member.Key);

    private static JsonValueKind Kind(JsonNode? node) => node.ShouldNotBeNull().GetValueKind();

    private static string Text(JsonNode? node)
    {
        Kind(node).ShouldBe(JsonValueKind.String);
        return node!.GetValue<string>();
    }
}
