using System.Globalization;
using MiniTwitter.Graphs;
using MiniTwitter.Traffic;
using MiniTwitter.Users;

namespace MiniTwitter.Seeding;

/// <summary>Everybody else: people who follow each other as the graph says and have written, for a server to have beside those of a run.</summary>
internal static class Crowd
{
    /// <summary>Handles that no population of a run has.</summary>
    public static string HandleOf(int number) => string.Create(CultureInfo.InvariantCulture, $"crowd_{number}");

    /// <param name="database">Is being made.</param>
    /// <param name="graph">Who follows whom.</param>
    /// <param name="tweetsEach">How many tweets each has written.</param>
    /// <param name="seed">Of the texts.</param>
    public static UserId[] AddTo(SeededDatabase database, SocialGraph graph, int tweetsEach, int seed)
    {
        var random = new Random(seed);
        var texts = new Texts(random, () => HandleOf(random.Next(graph.People)));
        var people = database.AddPeople(graph.People, HandleOf);
        database.AddFollows(graph, people);
        for (var tweet = 0; tweet < tweetsEach; tweet++)
        {
            foreach (var author in people)
                database.AddTweet(author, texts.Compose(string.Create(CultureInfo.InvariantCulture, $"{tweet}:")));
        }

        return people;
    }
}
