namespace MiniTwitter.Stories.Search;

public class FindingPeople(App app)
{
    [Fact]
    public async Task Is_by_how_the_handle_or_a_word_of_the_name_begins_for_anybody()
    {
        var word = NewWord();
        var ada = await NameAsync($"Ada {word}lace");
        var visitor = app.Visitor();

        foreach (var text in (string[])[word, word.ToUpperInvariant(), $"{word}LÁCE", $"ada {word}", ada.Handle, $"@{ada.Handle}", ada.Handle[..14]])
            (await FindAsync(visitor, text)).Items.Select(user => user.Id).ShouldContain(ada.User.Id, text);
        (await FindAsync(visitor, word)).Items.ShouldHaveSingleItem().ShouldBeEquivalentTo((await visitor.GetAsync($"/api/users/{ada.Handle}")).Read<User>());
        (await FindAsync(visitor, $"{word}x")).Items.ShouldBeEmpty();
        (await FindAsync(visitor, "!?")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Shows_those_near_the_viewer_first_with_their_relationship()
    {
        var word = NewWord();
        var viewer = await app.RegisterAsync();
        var (popular, followed, follower, nobody) =
            (await NameAsync(word), await NameAsync(word), await NameAsync(word), await NameAsync(word));
        await viewer.FollowAsync(followed);
        await follower.FollowAsync(viewer);
        await follower.FollowAsync(popular);
        await nobody.FollowAsync(popular);

        var found = await FindAsync(viewer, word);

        found.Items.Select(user => user.Id).ShouldBe([followed.User.Id, follower.User.Id, popular.User.Id, nobody.User.Id]);
        found.Items[0].Relationship.ShouldBe(new Relationship(Following: true, FollowedBy: false, Blocking: false, Muting: false));
        found.Items[1].Relationship.ShouldBe(new Relationship(Following: false, FollowedBy: true, Blocking: false, Muting: false));
        (await FindAsync(followed, word)).Items.Single(user => user.Id == followed.User.Id).Relationship.ShouldBeNull();
    }

    [Fact]
    public async Task Is_read_page_by_page()
    {
        var word = NewWord();
        var people = new List<string>();
        for (var number = 0; number < 5; number++)
            people.Add((await NameAsync(word)).Handle);

        var first = await FindAsync(app.Visitor(), word, "&limit=3");
        var second = await FindAsync(app.Visitor(), word, $"&limit=3&before={first.Before}");

        first.Items.Concat(second.Items).Select(user => user.Handle).ShouldBe(people.Order());
        (first.After, second.Before, second.After).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task Knows_a_new_name_at_once()
    {
        var (before, after) = (NewWord(), NewWord());
        var ada = await NameAsync(before);

        (await ada.PatchAsync("/api/me", new { displayName = after })).ShouldBe(OK);

        (await FindAsync(ada, before)).Items.ShouldBeEmpty();
        (await FindAsync(ada, after)).Items.ShouldHaveSingleItem().DisplayName.ShouldBe(after);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=")]
    [InlineData("?q=%20")]
    [InlineData("?q=%40")]
    [InlineData("?q=123456789012345678901234567890123456789012345678901")]
    public async Task Refuses_what_cannot_be_looked_for(string query) =>
        (await app.Visitor().GetAsync($"/api/search/people{query}")).ShouldBeProblem(UnprocessableEntity, "invalid").Errors.ShouldNotBeNull().Keys.ShouldBe(["q"]);

    [Theory]
    [InlineData("limit=0", "bad-page")]
    [InlineData("before=x", "bad-cursor")]
    public async Task Refuses_a_bad_page(string query, string reason) =>
        (await app.Visitor().GetAsync($"/api/search/people?q=a&{query}")).ShouldBeProblem(BadRequest, reason);

    [Fact]
    public async Task Takes_every_naughty_string()
    {
        foreach (var text in TestData.NaughtyStrings())
        {
            foreach (var kind in (string[])["people", "hashtags"])
            {
                var answer = await app.Visitor().GetAsync($"/api/search/{kind}?q={Uri.EscapeDataString(text)}");
                ((int)answer.Status).ShouldBeOneOf(200, 422);
            }
        }
    }

    private static string NewWord() => $"w{Guid.NewGuid():n}"[..20];

    private static async Task<Page<User>> FindAsync(Visitor who, string text, string more = "") =>
        (await who.GetAsync($"/api/search/people?q={Uri.EscapeDataString(text)}{more}")).Read<Page<User>>();

    private async Task<Person> NameAsync(string name)
    {
        var person = await app.RegisterAsync();
        (await person.PatchAsync("/api/me", new { displayName = name })).ShouldBe(OK);
        return person;
    }
}
