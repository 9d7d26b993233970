using System.Collections.Immutable;
using System.Text;
using MiniTwitter.Text;

namespace MiniTwitter.Users;

/// <summary>What a profile's fields may be. Pure. Lengths are grapheme clusters of the normalised, trimmed text.</summary>
public static class ProfileRules
{
    /// <summary>Most UTF-8 bytes of a profile's texts together.</summary>
    public const int MaxBytes = ApiLimits.DisplayNameBytes + ApiLimits.BioBytes + ApiLimits.LocationBytes + ApiLimits.WebsiteBytes;

    /// <summary>Longest value of any field in UTF-16 code units: more is not looked at.</summary>
    public const int MaxUnits = 5_000;

    /// <summary>
    /// The profile after the change, or <see cref="Refusal.Invalid"/> with all fields that break their rule. What is
    /// null stays; what is empty after trimming is cleared, except the display name, which must be there.
    /// </summary>
    public static Result<Profile> Apply(Profile present, ProfileChange change)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var changed = present with
        {
            DisplayName = change.DisplayName is null ? present.DisplayName : CheckDisplayName(change.DisplayName, errors) ?? "",
            Bio = change.Bio is null ? present.Bio : Check("bio", "The bio", change.Bio, (ApiLimits.Bio, ApiLimits.BioBytes), lines: true, errors),
            Location = change.Location is null ? present.Location : Check("location", "The location", change.Location, (ApiLimits.Location, ApiLimits.LocationBytes), lines: false, errors),
            Website = change.Website is null ? present.Website : CheckWebsite(change.Website, errors),
        };
        return errors.Count > 0 ? errors.ToImmutable() : changed;
    }

    /// <summary>The display name as it is stored; or null, and what is wrong is added to <paramref name="errors"/>.</summary>
    public static string? CheckDisplayName(string? name, ImmutableArray<FieldError>.Builder errors)
    {
        const string Field = "displayName";
        if (name is null)
        {
            errors.Add(new(Field, "The display name is required."));
            return null;
        }
        var before = errors.Count;
        var clean = Check(Field, "The display name", name, (ApiLimits.DisplayName, ApiLimits.DisplayNameBytes), lines: false, errors);
        if (errors.Count == before && (clean is null || PlainText.IsInvisible(clean)))
            errors.Add(new(Field, "The display name must not be empty."));
        return errors.Count == before ? clean : null;
    }

    private static string? CheckWebsite(string website, ImmutableArray<FieldError>.Builder errors)
    {
        var before = errors.Count;
        var clean = Check("website", "The website", website, (ApiLimits.Website, ApiLimits.WebsiteBytes), lines: false, errors);
        if (clean is null || errors.Count > before)
            return clean;
        if (clean.Length > ApiLimits.Website)
            errors.Add(TooLong("website", "The website", ApiLimits.Website));
        else if (!WebAddress.TryParse(clean, out _))
            errors.Add(new("website", "The website must be a full address like https://example.com."));
        return clean;
    }

    // The clean text; null when nothing is left, or when it breaks the rule.
    private static string? Check(string field, string name, string text, (int Clusters, int Bytes) max, bool lines, ImmutableArray<FieldError>.Builder errors)
    {
        if (text.Length > MaxUnits)
            errors.Add(TooLong(field, name, max.Clusters));
        else if (!PlainText.IsWellFormed(text))
            errors.Add(new(field, $"{name} contains characters that are not text."));
        else if (Graphemes.HasEndlessCluster(text))
            errors.Add(TooLong(field, name, max.Clusters));
        else
            return CheckWellFormed(field, name, lines ? PlainText.NormaliseLines(text) : PlainText.Normalise(text), max, lines, errors);
        return null;
    }

    private static string? CheckWellFormed(
        string field, string name, string text, (int Clusters, int Bytes) max, bool lines, ImmutableArray<FieldError>.Builder errors)
    {
        if (PlainText.HasControls(text, exceptNewlines: lines))
            errors.Add(new(field, lines ? $"{name} must not contain control characters." : $"{name} must be one line without control characters."));
        else if (!lines && PlainText.LeavesItsLine(text))
            errors.Add(new(field, $"{name} must not contain line separators or characters that change the writing direction."));
        else if (!lines && HiddenCharacters.AreIn(text))
            errors.Add(new(field, $"{name} must not contain characters that nobody can see."));
        else if (PlainText.HasTooManyMarks(text))
            errors.Add(new(field, $"{name} must not have more than {ApiLimits.Marks} combining marks on one character."));
        else if (Graphemes.Count(text) > max.Clusters)
            errors.Add(TooLong(field, name, max.Clusters));
        else if (Encoding.UTF8.GetByteCount(text) > max.Bytes)
            errors.Add(new(field, $"{name} must take at most {max.Bytes} bytes (UTF-8)."));
        else if (text.Length > 0)
            return text;
        return null;
    }

    private static FieldError TooLong(string field, string name, int max) => new(field, $"{name} must be at most {max} characters long.");
}
