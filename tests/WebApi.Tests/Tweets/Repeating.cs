namespace MiniTwitter.Stories.Tweets;

/// <summary>A client that got no answer asks again with the same Idempotency-Key.</summary>
public class Repeating(App app)
{
    [Fact]
    public async Task Answers_the_first_tweet_and_posts_once()
    {
        var person = await app.RegisterAsync();

        var first = await PostAsync(person, "once", "key");
        var second = await PostAsync(person, "once", "key");

        second.ShouldBe(Created);
        second.Body.ShouldBe(first.Body);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await person.TimelineTextsAsync()).ShouldBe(["once"]);
    }

    [Fact]
    public async Task Posts_once_however_many_ask_at_the_same_time()
    {
        var person = await app.RegisterAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(person, "once", "key")));

        answers.Select(answer => answer.Read<Tweet>(Created).Id).Distinct().ShouldHaveSingleItem();
        (await person.MeAsync()).TweetsCount.ShouldBe(1);
    }

    [Fact]
    public async Task Answers_the_first_text_although_it_was_edited_since()
    {
        var person = await app.RegisterAsync();
        var first = await person.TweetAsync("one", "key");
        await person.EditAsync(first, "two");

        var again = await person.TweetAsync("one", "key");

        again.Id.ShouldBe(first.Id);
        (await person.TimelineTextsAsync()).ShouldBe(["two"]);
    }

    [Fact]
    public async Task Is_refused_for_a_different_request()
    {
        var person = await app.RegisterAsync();
        var tweet = await person.TweetAsync("one", "key");

        (await PostAsync(person, "two", "key")).ShouldBeProblem(Conflict);
        (await person.PatchAsync($"/api/tweets/{tweet.Id}", new { text = "one" }, "key")).ShouldBeProblem(Conflict);
        (await person.DeleteAsync($"/api/tweets/{tweet.Id}", "key")).ShouldBeProblem(Conflict);

        (await person.TimelineTextsAsync()).ShouldBe(["one"]);
    }

    [Fact]
    public async Task Concerns_one_person_only()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());

        var first = await ada.TweetAsync("same", "key");
        var second = await bob.TweetAsync("same", "key");

        second.Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task Does_not_undo_what_came_in_between()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var tweet = await ada.TweetAsync("one");
        (await ada.PatchAsync($"/api/tweets/{tweet.Id}", new { text = "two" }, "edit")).ShouldBe(OK);
        await ada.EditAsync(tweet, "three");
        (await ada.PutAsync($"/api/users/{bob.Handle}/follow", "follow")).ShouldBe(OK);
        await ada.UnfollowAsync(bob);

        (await ada.PatchAsync($"/api/tweets/{tweet.Id}", new { text = "two" }, "edit")).ShouldBe(OK);
        (await ada.PutAsync($"/api/users/{bob.Handle}/follow", "follow")).ShouldBe(OK);

        (await ada.TimelineTextsAsync()).ShouldBe(["three"]);
        (await ada.SeeAsync(bob)).Relationship.ShouldNotBeNull().Following.ShouldBeFalse();
    }

    [Theory]
    [InlineData("block")]
    [InlineData("mute")]
    public async Task Hides_somebody_once_whatever_came_in_between(string verb)
    {
        var (ada, bob, eve) = (await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync());
        var (path, other) = ($"/api/users/{bob.Handle}/{verb}", $"/api/users/{eve.Handle}/{verb}");
        (await ada.PutAsync(path, "key")).ShouldBe(OK);

        (await ada.PutAsync(other, "key")).ShouldBeProblem(Conflict);
        (await ada.DeleteAsync(path, "key")).ShouldBeProblem(Conflict);
        (await ada.PutAsync(path, "two words")).ShouldBeProblem(BadRequest);
        Stands(await ada.SeeAsync(eve)).ShouldBeFalse();
        Stands(await ada.SeeAsync(bob)).ShouldBeTrue();

        (await ada.DeleteAsync(path, "another")).ShouldBe(OK);
        (await ada.PutAsync(path, "key")).Read<Relationship>().ShouldBe(new Relationship(false, false, false, false));
        Stands(await ada.SeeAsync(bob)).ShouldBeFalse();
        (await bob.SeeAsync(ada)).Handle.ShouldBe(ada.Handle);

        bool Stands(User user) => verb == "block" ? user.Relationship!.Blocking : user.Relationship!.Muting;
    }

    [Fact]
    public async Task Reads_notifications_once_and_is_refused_for_others()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var tweet = await ada.TweetAsync("hello");
        await bob.LikeAsync(tweet);
        await bob.ReplyAsync(tweet, "hi");
        var seen = await ada.NotificationsAsync();

        (await ada.ReadNotificationsAsync(seen[1].Id, "key")).Read<Unread>().ShouldBe(new Unread(seen[1].Id, 1));
        (await ada.ReadNotificationsAsync(seen[1].Id, "key")).Read<Unread>().ShouldBe(new Unread(seen[1].Id, 1));
        (await ada.ReadNotificationsAsync(seen[0].Id, "key")).ShouldBeProblem(Conflict);
        (await ada.ReadNotificationsAsync(seen[0].Id, "two words")).ShouldBeProblem(BadRequest);
        (await ada.UnreadAsync()).ShouldBe(new Unread(seen[1].Id, 1));

        (await ada.ReadNotificationsAsync(seen[0].Id)).Read<Unread>().ShouldBe(new Unread(seen[0].Id, 0));
        (await ada.ReadNotificationsAsync(seen[1].Id, "key")).Read<Unread>().ShouldBe(new Unread(seen[0].Id, 0));
        (await bob.ReadNotificationsAsync("1", "key")).Read<Unread>().ShouldBe(new Unread(null, 0));
    }

    [Fact]
    public async Task Shows_what_was_edited_without_what_is_hidden_since()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var quote = await bob.QuoteAsync(await ada.TweetAsync("quote me"), "look");
        var first = (await bob.PatchAsync($"/api/tweets/{quote.Id}", new { text = "look here" }, "key")).Read<Tweet>();
        first.QuoteOf!.Tweet.ShouldNotBeNull();
        (await ada.PutAsync($"/api/users/{bob.Handle}/block")).ShouldBe(OK);

        var again = (await bob.PatchAsync($"/api/tweets/{quote.Id}", new { text = "look here" }, "key")).Read<Tweet>();

        again.ShouldBe(first with { QuoteOf = first.QuoteOf with { Tweet = null }, Facets = again.Facets });
    }

    [Theory]
    [InlineData(65)]
    [InlineData(5_000)]
    public async Task Needs_a_short_key(int length) => await ShouldBeBadAsync(new string('k', length));

    [Theory]
    [InlineData("two words")]
    [InlineData("a\tb")]
    [InlineData("é")]
    [InlineData("")]
    public async Task Needs_a_key_of_visible_characters(string key) => await ShouldBeBadAsync(key);

    [Fact]
    public async Task Accepts_any_64_visible_characters()
    {
        var person = await app.RegisterAsync();
        var visible = string.Concat(Enumerable.Range('!', '~' - '!' + 1).Select(character => (char)character));

        await person.TweetAsync("one", visible[..64]);
        await person.TweetAsync("two", visible[^64..]);
    }

    private async Task ShouldBeBadAsync(string key)
    {
        var person = await app.RegisterAsync();

        (await PostAsync(person, "once", key)).ShouldBeProblem(BadRequest);

        (await person.TimelineTextsAsync()).ShouldBeEmpty();
    }

    private static Task<Answer> PostAsync(Person person, string text, string key) => person.PostAsync("/api/tweets", new { text }, key);
}
