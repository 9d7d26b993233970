namespace MiniTwitter.Stories.Client;

/// <summary>Somebody with an account, on one device.</summary>
public sealed class Person : Visitor
{
    public const string Password = "correct horse battery";

    private Person(Uri server, Answer signedIn)
        : base(server)
    {
        Session = signedIn.Read<Session>(signedIn.Status);
        Token = Session.AccessToken;
        Cookie = signedIn.SetCookie is { } set ? $"{set.Name}={set.Value}" : null;
    }

    /// <summary>As it was when this device signed in.</summary>
    public Session Session { get; }

    public User User => Session.User;

    public string Handle => User.Handle;

    /// <summary>A handle that nobody has.</summary>
    public static string NewHandle() => $"u{Guid.NewGuid():N}"[..15];

    public static object Registration(string handle, string displayName = "Somebody", string password = Password) =>
        new { handle, displayName, password };

    public static async Task<Person> RegisterAsync(Uri server)
    {
        var answer = await TryRegisterAsync(server);
        answer.ShouldBe(Created);
        return new Person(server, answer);
    }

    /// <summary>What the server answers to somebody new.</summary>
    public static Task<Answer> TryRegisterAsync(Uri server) => new Visitor(server).PostAsync("/api/auth/register", Registration(NewHandle()));

    /// <summary>The same person on another device, and through another server when one is named.</summary>
    public async Task<Person> OnAnotherDeviceAsync(Uri? server = null)
    {
        server ??= Server;
        var answer = await new Visitor(server).PostAsync("/api/auth/login", new { handle = Handle, password = Password });
        answer.ShouldBe(OK);
        return new Person(server, answer);
    }

    public async Task<User> MeAsync() => (await GetAsync("/api/me")).Read<User>();

    public async Task<Tweet> TweetAsync(string text, string? key = null) =>
        Before((await PostAsync("/api/tweets", new { text }, key)).Read<Tweet>(Created));

    public async Task<Tweet> ReplyAsync(Tweet answered, string text) =>
        Before((await PostAsync("/api/tweets", new { text, replyTo = answered.Id })).Read<Tweet>(Created));

    public async Task<Tweet> QuoteAsync(Tweet quoted, string text) =>
        Before((await PostAsync("/api/tweets", new { text, quoteOf = quoted.Id })).Read<Tweet>(Created));

    public async Task<Tweet> RepostAsync(Tweet tweet) => Before((await PutAsync($"/api/tweets/{tweet.Id}/repost")).Read<Tweet>());

    public async Task<Tweet> UnrepostAsync(Tweet tweet) => (await DeleteAsync($"/api/tweets/{tweet.Id}/repost")).Read<Tweet>();

    public async Task<Tweet> LikeAsync(Tweet tweet) => (await PutAsync($"/api/tweets/{tweet.Id}/like")).Read<Tweet>();

    public async Task<Tweet> UnlikeAsync(Tweet tweet) => (await DeleteAsync($"/api/tweets/{tweet.Id}/like")).Read<Tweet>();

    public async Task<Tweet> BookmarkAsync(Tweet tweet) => (await PutAsync($"/api/tweets/{tweet.Id}/bookmark")).Read<Tweet>();

    public async Task<Tweet> EditAsync(Tweet tweet, string text) =>
        (await PatchAsync($"/api/tweets/{tweet.Id}", new { text })).Read<Tweet>();

    public async Task DeleteAsync(Tweet tweet) => (await DeleteAsync($"/api/tweets/{tweet.Id}")).ShouldBe(NoContent);

    public async Task<Relationship> FollowAsync(Person other) =>
        (await PutAsync($"/api/users/{other.Handle}/follow")).Read<Relationship>();

    public async Task<Relationship> UnfollowAsync(Person other) =>
        (await DeleteAsync($"/api/users/{other.Handle}/follow")).Read<Relationship>();

    public async Task<User> SeeAsync(Person other) => (await GetAsync($"/api/users/{other.Handle}")).Read<User>();

    public async Task<Notification[]> NotificationsAsync() => (await GetAsync("/api/notifications")).Read<Page<Notification>>().Items;

    public async Task<Unread> UnreadAsync() => (await GetAsync("/api/notifications/unread")).Read<Unread>();

    public Task<Answer> ReadNotificationsAsync(string? upTo, string? key = null) =>
        SendJsonAsync(HttpMethod.Put, "/api/notifications/read", $$"""{"upTo":"{{upTo}}"}""", key);

    public async Task<Page<Tweet>> TimelineAsync(string query = "") => (await GetAsync($"/api/timeline{query}")).Read<Page<Tweet>>();

    public async Task<string[]> TimelineTextsAsync() => [.. (await TimelineAsync()).Items.Select(tweet => tweet.Text)];

    // Whatever is written next is newer: what different people write within one millisecond has no order.
    private static Tweet Before(Tweet tweet)
    {
        var written = TimeProvider.System.GetTimestamp();
        SpinWait.SpinUntil(() => TimeProvider.System.GetElapsedTime(written) >= TimeSpan.FromMilliseconds(1));
        return tweet;
    }
}
