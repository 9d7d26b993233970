namespace MiniTwitter.Stories.Accounts;

public class OwnProfile(App app)
{
    [Fact]
    public async Task Changes_in_the_named_fields_only()
    {
        var person = await app.RegisterAsync();
        await ChangeAsync(person, new { displayName = "Ada", bio = "First\nprogrammer", location = "London", website = "https://example.org/ada" });

        var changed = (await ChangeAsync(person, new { location = "Marylebone" })).Read<User>();

        changed.ShouldBe(person.User with
        {
            DisplayName = "Ada",
            Bio = "First\nprogrammer",
            Location = "Marylebone",
            Website = "https://example.org/ada",
        });
        (await person.MeAsync()).ShouldBe(changed);
    }

    [Fact]
    public async Task Keeps_what_is_null_and_clears_what_is_empty()
    {
        var person = await app.RegisterAsync();
        await ChangeAsync(person, new { bio = "Bio", location = "London", website = "https://example.org" });

        await ChangeAsync(person, new { bio = (string?)null, location = "", website = " " });

        var me = await person.MeAsync();
        me.Bio.ShouldBe("Bio");
        me.Location.ShouldBeNull();
        me.Website.ShouldBeNull();
    }

    [Fact]
    public async Task Is_seen_by_others_at_once_also_on_old_tweets()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        await bob.FollowAsync(ada);
        var tweet = await ada.TweetAsync("old");

        await ChangeAsync(ada, new { displayName = "Countess Lovelace" });

        (await bob.SeeAsync(ada)).DisplayName.ShouldBe("Countess Lovelace");
        (await bob.GetAsync($"/api/tweets/{tweet.Id}")).Read<Tweet>().Author.DisplayName.ShouldBe("Countess Lovelace");
        (await bob.TimelineAsync()).Items.ShouldHaveSingleItem().Author.DisplayName.ShouldBe("Countess Lovelace");
    }

    [Theory]
    [InlineData("displayName", "")]
    [InlineData("displayName", " \u200B ")]
    [InlineData("displayName", "two\nlines")]
    [InlineData("displayName", "bell\u0007")]
    [InlineData("displayName", "moc.live\u202E")]
    [InlineData("bio", "\0")]
    [InlineData("location", "two\nlines")]
    [InlineData("website", "example.org")]
    [InlineData("website", "/path")]
    [InlineData("website", "ftp://example.org")]
    [InlineData("website", "javascript:alert(1)")]
    [InlineData("website", "https://user@example.org")]
    [InlineData("website", "https://")]
    public async Task Refuses_a_bad_value_and_names_its_field(string field, string value)
    {
        var person = await app.RegisterAsync();

        (await ChangeAsync(person, new Dictionary<string, string> { [field] = value })).ShouldBeProblem(UnprocessableEntity).ShouldName(field);

        (await person.MeAsync()).ShouldBe(person.User);
    }

    [Theory]
    [InlineData("displayName", 50, "")]
    [InlineData("bio", 160, "")]
    [InlineData("location", 30, "")]
    [InlineData("website", 100, "https://example.org/")]
    public async Task Has_fields_of_limited_length(string field, int longest, string start)
    {
        var person = await app.RegisterAsync();
        var fits = start.PadRight(longest, 'x');

        (await ChangeAsync(person, new Dictionary<string, string> { [field] = fits })).ShouldBe(OK);
        (await ChangeAsync(person, new Dictionary<string, string> { [field] = fits + "x" })).ShouldBeProblem(UnprocessableEntity).ShouldName(field);

        (await person.GetAsync("/api/me")).Body.ShouldContain($"\"{fits}\"");
    }

    [Fact]
    public async Task Changes_in_all_fields_or_in_none()
    {
        var person = await app.RegisterAsync();

        var answer = await ChangeAsync(person, new { displayName = "Fine", bio = "Fine", location = "two\nlines", website = "nowhere" });

        answer.ShouldBeProblem(UnprocessableEntity).ShouldName("location", "website");
        (await person.MeAsync()).ShouldBe(person.User);
    }

    [Fact]
    public async Task Cannot_be_given_another_handle_or_id()
    {
        var person = await app.RegisterAsync();

        var changed = (await ChangeAsync(person, new { id = "1", handle = "admin", followersCount = 1_000_000, displayName = "Ada" })).Read<User>();

        changed.ShouldBe(person.User with { DisplayName = "Ada" });
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PATCH")]
    public async Task Needs_somebody_signed_in(string method) =>
        (await app.Visitor().SendJsonAsync(new HttpMethod(method), "/api/me", "{}")).ShouldBeProblem(Unauthorized);

    private static Task<Answer> ChangeAsync(Person person, object change) => person.PatchAsync("/api/me", change);
}
