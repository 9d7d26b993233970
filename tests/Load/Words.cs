using System.Text;

namespace MiniTwitter;

/// <summary>Texts of tweets from a seed: of natural length, some with a mention or two, a tag or a link.</summary>
internal sealed class Words(Random random, Func<string> anyHandle)
{
    private const int MeanWords = 13;

    // Leaves room for what may follow, within 280.
    private const int MaxLength = 200;

    private static readonly string[] Vocabulary =
    [
        "a", "the", "and", "of", "to", "is", "in", "this", "that", "we", "I", "not", "but", "with", "morning", "train",
        "coffee", "rain", "library", "lecture", "somebody", "garden", "bicycle", "music", "tomorrow", "yesterday", "today",
        "café", "naïve", "smørrebrød", "東京", "мир", "🙂", "quietly", "again", "finally", "reading", "writing", "walking",
    ];

    public static string Any(Random random) => Vocabulary[random.Next(Vocabulary.Length)];

    /// <summary>A text that begins with <paramref name="mark"/>.</summary>
    public string Compose(string mark)
    {
        var text = new StringBuilder(mark);
        for (var words = 1 + random.Next(2 * MeanWords); words > 0 && text.Length < MaxLength; words--)
            text.Append(' ').Append(Any(random));
        for (var mentions = random.Next(10) == 0 ? 1 + random.Next(2) : 0; mentions > 0; mentions--)
            text.Append(" @").Append(anyHandle());
        if (random.Next(10) == 0)
            text.Append(" #").Append(Vocabulary[random.Next(Vocabulary.Length / 2)]);
        if (random.Next(20) == 0)
            text.Append(" https://example.org/").Append(random.Next(1000));
        return text.ToString();
    }
}
