using System.Text.Json;
using System.Text.Json.Serialization;

namespace MiniTwitter.Json;

/// <summary>
/// Strings as they come. One that is no Unicode text (an unpaired surrogate in an escape, bytes that are not UTF-8) is
/// well-formed JSON, so it is not a malformed request: it is read as a lone surrogate, which every rule refuses with its
/// own sentence.
/// </summary>
internal sealed class AnyTextConverter : JsonConverter<string>
{
    private const string NoText = "\ud800";

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String)
            throw new JsonException("A string is expected.");
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // The reader has no way to ask beforehand whether the escapes make text.
            return NoText;
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
