using System.Text.Json;
using System.Text.RegularExpressions;

namespace MiniTwitter.Stories.Tweets;

/// <summary>Strings that break naive software: each comes back as it was typed, or is refused with a reason.</summary>
public partial class NaughtyStrings(App app)
{
    private const int People = 8;

    [Fact]
    public Task Make_tweets_or_problems() => TryAllAsync(async (person, text) =>
    {
        var answer = await person.PostAsync("/api/tweets", new { text });
        if (!IsRefused(answer))
            (await person.GetAsync($"/api/tweets/{answer.Read<Tweet>(Created).Id}")).Read<Tweet>().Text.ShouldBe(StoredLines(text));
    });

    [Fact]
    public Task Make_bios_or_problems() => TryAllAsync(async (person, bio) =>
    {
        if (!IsRefused(await person.PatchAsync("/api/me", new { bio })))
            (await person.MeAsync()).Bio.ShouldBe(StoredLines(bio) is { Length: > 0 } stored ? stored : null);
    });

    [Fact]
    public Task Make_display_names_or_problems() => TryAllAsync(async (person, displayName) =>
    {
        if (!IsRefused(await person.PatchAsync("/api/me", new { displayName })))
            (await person.MeAsync()).DisplayName.ShouldBe(Stored(displayName));
    });

    [Fact]
    public Task Are_no_handles_to_look_up_or_problems() => TryAllAsync(async (person, handle) =>
    {
        var answer = await person.GetAsync($"/api/users/{Uri.EscapeDataString(handle)}");
        ((int)answer.Status).ShouldBeInRange(200, 499);
        if (answer.Status != OK)
            answer.ShouldBeProblem(answer.Status);
    });

    [Fact]
    public Task Are_no_credentials() => TryAllAsync(async (person, text) =>
        (await person.PostAsync("/api/auth/login", new { handle = "nobody_here_3", password = text })).ShouldBeProblem(Unauthorized), take: 40);

    private static string Stored(string text) => text.Normalize().Trim();

    // Line breaks are of one kind, a tab is a space, and nothing overrides the direction of writing.
    private static string StoredLines(string text) =>
        Stored(Overrides.Replace(LineBreaks.Replace(text, "\n").Replace('\t', ' '), ""));

    private static bool IsRefused(Answer answer)
    {
        if (answer.Status == UnprocessableEntity)
            answer.ShouldBeProblem(UnprocessableEntity);
        return answer.Status == UnprocessableEntity;
    }

    private async Task TryAllAsync(Func<Person, string, Task> attempt, int take = int.MaxValue)
    {
        var people = await app.RegisterAsync(People);
        var strings = TestData.NaughtyStrings();
        strings.Length.ShouldBeGreaterThan(500);
        var failures = await Task.WhenAll(people.Select(async (person, index) =>
        {
            var failed = new List<string>();
            foreach (var text in strings.Take(take).Where((_, at) => at % People == index))
            {
                try
                {
                    await attempt(person, text);
                }
                catch (Exception failure) when (failure is ShouldAssertException or JsonException)
                {
                    // Gathered, so that one run names all that fail.
                    failed.Add($"{JsonSerializer.Serialize(text)}: {failure.Message}");
                }
            }
            return failed;
        }));
        failures.SelectMany(failed => failed).ShouldBeEmpty();
    }

    [GeneratedRegex(@"\r\n|\r|\u2028|\u2029")]
    private static partial Regex LineBreaks { get; }

    [GeneratedRegex(@"[\u202A-\u202E\u2066-\u206F]")]
    private static partial Regex Overrides { get; }
}
