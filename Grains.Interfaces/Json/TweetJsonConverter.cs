using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using MiniTwitter.Tweets;

namespace MiniTwitter.Json;

/// <summary>Writes a tweet's JSON as it is.</summary>
internal sealed class TweetJsonConverter : JsonConverter<TweetJson>
{
    public override TweetJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A tweet is not part of any request body.");

    // Not validated again: a silo has just written it.
    public override void Write(Utf8JsonWriter writer, TweetJson value, JsonSerializerOptions options)
    {
        if (value is { Marks: TweetMarks.None, Parts: null })
        {
            writer.WriteRawValue(value.Utf8, skipInputValidation: true);
            return;
        }

        var json = new ArrayBufferWriter<byte>(value.Length);
        value.WriteTo(json);
        writer.WriteRawValue(json.WrittenSpan, skipInputValidation: true);
    }
}
