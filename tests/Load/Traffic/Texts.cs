using System.Globalization;
using System.Text;

namespace MiniTwitter.Traffic;

/// <summary>Texts of tweets from a seed: 20 to 280 characters, 80 on average; one in ten with a mention, one in twenty with a link.</summary>
internal sealed class Texts(Random random, Func<string> anyHandle)
{
    private const int Shortest = 20;
    private const int Longest = 280;

    // The power of a number between 0 and 1 whose mean makes that of the lengths 80.
    private const double Skew = 10.0 / 3;

    private const double ShareWithMention = 0.10;
    private const double ShareWithLink = 0.05;

    /// <summary>A text that begins with <paramref name="mark"/>, a space after it.</summary>
    public string Compose(string mark)
    {
        var length = Shortest + (int)Math.Round((Longest - Shortest) * Math.Pow(random.NextDouble(), Skew));
        var end = End();
        var text = new StringBuilder(mark);
        for (var word = Words.Any(random); text.Length + 1 + word.Length + end.Length <= length; word = Words.Any(random))
            text.Append(' ').Append(word);
        return text.Append('.', Math.Max(0, length - end.Length - text.Length)).Append(end).ToString();
    }

    private string End()
    {
        var mention = random.NextDouble() < ShareWithMention ? $" @{anyHandle()}" : "";

        // 23 characters, which is also what a link counts.
        var link = random.NextDouble() < ShareWithLink ? string.Create(CultureInfo.InvariantCulture, $" https://example.org/{random.Next(1000):D3}") : "";
        return mention + link;
    }
}
