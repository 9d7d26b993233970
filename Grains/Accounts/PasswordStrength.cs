using System.Text.RegularExpressions;

namespace MiniTwitter.Accounts;

/// <summary>How hard a password is to guess: zxcvbn compares it with leaked passwords, words, names, keyboard patterns and dates. Pure.</summary>
internal static partial class PasswordStrength
{
    // zxcvbn's time grows with the square of the length, and its sums overflow above 60 characters, or 31 of a known word.
    private const int MaxLength = 32;
    private const int MaxWordLength = 30;
    private const int MaxWords = 40;

    private static readonly Zxcvbn.Zxcvbn Estimate = new();

    private static readonly string[] Service = ["minitwitter", "twitter", "mini"];

    /// <summary>zxcvbn's score, 0 (at once) to 4. Only the first 32 characters count. Takes a few milliseconds, some 100 at worst.</summary>
    /// <param name="known">Texts that anybody can read about the account, such as its handle. Their words count as guessed.</param>
    public static int Score(string password, IEnumerable<string?> known)
    {
        var words = Service.Concat(known.SelectMany(WordsOf)).Where(word => word.Length is > 0 and <= MaxWordLength).Distinct().Take(MaxWords).ToArray();
        // Capitals add little, and zxcvbn sees no sequences of them.
        var lower = password.ToLowerInvariant();
        // It sees no repetition of more than one character either: "abababab1" is as easy as "ab1".
        var squeezed = Repetition.Replace(lower, "$1");
        return squeezed == lower ? ScoreOf(lower, words) : Math.Min(ScoreOf(lower, words), ScoreOf(squeezed, words));
    }

    private static int ScoreOf(string password, string[] words) =>
        Estimate.EvaluatePassword(password.Length > MaxLength ? password[..MaxLength] : password, words).Score;

    private static IEnumerable<string> WordsOf(string? text)
    {
        var lower = text?.ToLowerInvariant() ?? "";
        return [lower, string.Concat(lower.Where(char.IsLetterOrDigit)), .. Words.Matches(lower).Select(word => word.Value)];
    }

    [GeneratedRegex(@"\p{L}+|\p{N}+")]
    private static partial Regex Words { get; }

    [GeneratedRegex(@"(.+?)\1+", RegexOptions.Singleline)]
    private static partial Regex Repetition { get; }
}
