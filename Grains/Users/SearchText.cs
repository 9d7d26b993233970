using System.Collections.Immutable;
using MiniTwitter.Text;

namespace MiniTwitter.Users;

/// <summary>What may be looked for. Pure.</summary>
public static class SearchText
{
    /// <summary>
    /// The text in normalisation form C, trimmed, without one <paramref name="sign"/> at its beginning. Refuses
    /// <see cref="Refusal.Invalid"/>, naming <c>q</c>, when nothing is left, and for what is too
    /// long, has control characters or is not text.
    /// </summary>
    public static Result<string> Check(string? text, char sign)
    {
        if (text is null || text.Length > 4 * ApiLimits.Search)
            return Refuse(text is null ? "What to look for is required." : TooLong);
        if (!PlainText.IsWellFormed(text))
            return Refuse("What to look for contains characters that are not text.");
        var normal = PlainText.Normalise(text);
        if (PlainText.HasControls(normal, exceptNewlines: false))
            return Refuse("What to look for must be one line without control characters.");
        if (normal.StartsWith(sign))
            normal = normal[1..].TrimStart();
        return normal.Length == 0 ? Refuse("What to look for must not be empty.") : normal.Length > ApiLimits.Search ? Refuse(TooLong) : normal;
    }

    private static string TooLong => $"What to look for must be at most {ApiLimits.Search} characters long.";

    private static Result<string> Refuse(string sentence) => ImmutableArray.Create(new FieldError("q", sentence));
}
