using MiniTwitter.Api;
using MiniTwitter.Traffic;

namespace MiniTwitter.Goals;

/// <summary>Registered people whose home timelines are full.</summary>
internal static class Readers
{
    private const string Password = "a password for benchmarks";

    /// <summary>Access tokens of that many people, each of whom follows the next ones in the circle.</summary>
    public static async Task<IReadOnlyList<string>> PrepareAsync(ApiClient api, int people, int tweets, int following)
    {
        var sessions = await Task.WhenAll(Enumerable.Range(0, people).Select(n => api.RegisterAsync(Handle(n), DisplayName(n), Password)));
        await Task.WhenAll(sessions.Select((session, n) => FillAsync(api, session.AccessToken, n)));
        return [.. sessions.Select(session => session.AccessToken)];

        async Task FillAsync(ApiClient api, string token, int person)
        {
            var texts = TextsOf(person);
            for (var next = 1; next <= following; next++)
                await api.FollowAsync(token, Handle((person + next) % people), $"follow-{person}-{next}");
            for (var tweet = 0; tweet < tweets; tweet++)
                await api.PostAsync(token, texts.Compose($"Tweet {tweet}."), $"tweet-{person}-{tweet}");
        }
    }

    public static string Handle(int person) => $"reader_{person}";

    public static string DisplayName(int person) => $"Reader {person}";

    /// <summary>What a person posts, from the person's own seed.</summary>
    public static Texts TextsOf(int person) => new(new Random(person), () => Handle(person));
}
