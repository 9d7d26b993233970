using System.Text.Json;
using System.Text.Json.Serialization;

namespace MiniTwitter.Json;

/// <summary>Writes an id or a handle as a string. They are never read from a body.</summary>
internal sealed class WordConverter<T>(Func<T, string> write) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException($"{typeof(T).Name} is not part of any request body.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(write(value));
}
