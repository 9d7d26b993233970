using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace MiniTwitter.Json;

/// <summary>
/// Escapes in JSON strings only what JSON requires: quotation marks, backslashes and control characters. The encoders of the framework
/// also escape emoji and unassigned letters, which makes 12 bytes of 4.
/// </summary>
internal sealed unsafe class Utf8TextEncoder : JavaScriptEncoder
{
    public static readonly Utf8TextEncoder Instance = new();

    // Surrogates are looked at: one that stands alone is no text.
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Append('"').Append('\\').Append(0x7F).Concat(Enumerable.Range(0xD800, 0x800)).Select(unit => (char)unit)]);

    private static readonly SearchValues<byte> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Append('"').Append('\\').Append(0x7F).Select(unit => (byte)unit)]);

    private Utf8TextEncoder()
    {
    }

    /// <summary>A backslash, "u" and four digits.</summary>
    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\' or 0x7F;

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var all = new ReadOnlySpan<char>(text, textLength);
        for (var at = 0; all[at..].IndexOfAny(Suspects) is >= 0 and var distance; at += 2)
        {
            at += distance;
            if (!char.IsHighSurrogate(all[at]) || at + 1 == all.Length || !char.IsLowSurrogate(all[at + 1]))
                return at;
        }

        return -1;
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text) => utf8Text.IndexOfAny(Escaped);

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var space = new Span<char>(buffer, bufferLength);
        numberOfCharactersWritten = 0;
        var shortForm = unicodeScalar switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => null,
        };
        if (shortForm is not null)
        {
            numberOfCharactersWritten = shortForm.TryCopyTo(space) ? shortForm.Length : 0;
            return numberOfCharactersWritten > 0;
        }

        // Only characters of the basic plane are escaped.
        return unicodeScalar <= char.MaxValue
            ? space.TryWrite(CultureInfo.InvariantCulture, $"\\u{unicodeScalar:X4}", out numberOfCharactersWritten)
            : new Rune(unicodeScalar).TryEncodeToUtf16(space, out numberOfCharactersWritten);
    }
}
