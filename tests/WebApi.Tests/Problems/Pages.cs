namespace MiniTwitter.Stories.Problems;

/// <summary>Whatever is wrong in a page's query is said, and nothing else is answered.</summary>
public class Pages(App app)
{
    public static TheoryData<string> Lists => ["/api/timeline", "/api/explore", "/api/users/{me}/tweets", "/api/users/{me}/followers", "/api/users/{me}/following"];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Have_limits_from_1_to_100(string list)
    {
        var (person, path) = await OpenAsync(list);

        foreach (var bad in (string[])["0", "101", "-1", "abc", "1.5", "", "%00", "1e1", "2147483648", "99999999999999999999", "٣"])
            (await person.GetAsync($"{path}?limit={bad}")).ShouldBeProblem(BadRequest);
        foreach (var good in (string[])["1", "20", "100"])
            (await person.GetAsync($"{path}?limit={good}")).ShouldBe(OK);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Refuse_cursors_that_are_none(string list)
    {
        var (person, path) = await OpenAsync(list);

        foreach (var bad in (string[])["abc", "1", "%00", "'%20OR%201=1", "AAAA", "AQ==", "____________", "%F0%9F%98%80", new string('A', 4_000)])
        {
            (await person.GetAsync($"{path}?before={bad}")).ShouldBeProblem(BadRequest);
            (await person.GetAsync($"{path}?after={bad}")).ShouldBeProblem(BadRequest);
        }
    }

    [Fact]
    public async Task Refuse_a_cursor_that_leads_the_other_way()
    {
        var person = await app.RegisterAsync();
        await person.TweetAsync("one");
        await person.TweetAsync("two");
        var page = await person.TimelineAsync("?limit=1");

        (await person.GetAsync($"/api/timeline?before={page.After}")).ShouldBeProblem(BadRequest);
        (await person.GetAsync($"/api/timeline?after={page.Before}")).ShouldBeProblem(BadRequest);
        (await person.GetAsync($"/api/timeline?after={page.After}&before={page.Before}")).ShouldBeProblem(BadRequest);
        (await person.GetAsync($"/api/timeline?before={page.Before![..^1]}")).ShouldBeProblem(BadRequest);
        (await person.GetAsync($"/api/timeline?before={page.Before}A")).ShouldBeProblem(BadRequest);
    }

    [Fact]
    public async Task Have_twenty_items_unless_asked_for_another_number()
    {
        var person = await app.RegisterAsync();
        for (var i = 0; i < 21; i++)
            await person.TweetAsync($"{i}");

        (await person.TimelineAsync()).Items.Length.ShouldBe(20);
        (await person.TimelineAsync("?limit=100")).Items.Length.ShouldBe(21);
        (await person.TimelineAsync("?limit=21")).Items.Length.ShouldBe(21);
        (await person.TimelineAsync("?limit=1")).Items.ShouldHaveSingleItem().Text.ShouldBe("20");
    }

    [Fact]
    public async Task Ignore_what_they_do_not_know()
    {
        var person = await app.RegisterAsync();

        (await person.GetAsync("/api/timeline?limit=1&colour=blue&offset=-1")).ShouldBe(OK);
    }

    private async Task<(Person Person, string Path)> OpenAsync(string list)
    {
        var person = await app.RegisterAsync();
        return (person, list.Replace("{me}", person.Handle, StringComparison.Ordinal));
    }
}
