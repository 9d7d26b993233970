using System.Text;
using System.Text.Json;
using MiniTwitter.Json;

namespace MiniTwitter.Rules;

/// <summary>Texts in the API's JSON take no more bytes than they have, but for what JSON has to escape.</summary>
public class Json_text
{
    private static readonly JsonSerializerOptions Options = MakeOptions();

    [Theory]
    [InlineData("日本語")]
    [InlineData("😀👨🏽‍👩🏽‍👧🏽‍👦🏽🇩🇪")]
    [InlineData("\uE000\u0378\u2028<script>&'+")]
    public void Is_written_as_it_is(string text) => JsonSerializer.Serialize(text, Options).ShouldBe($"\"{text}\"");

    [Theory]
    [InlineData("\"", "\\\"")]
    [InlineData("\\", "\\\\")]
    [InlineData("\n", "\\n")]
    [InlineData("\u0001", "\\u0001")]
    [InlineData("\u007F", "\\u007F")]
    public void Escapes_what_json_requires(string text, string escaped) =>
        JsonSerializer.Serialize($"😀a{text}b😀", Options).ShouldBe($"\"😀a{escaped}b😀\"");

    [Fact]
    public void Is_read_as_it_was_written()
    {
        foreach (var text in TestData.NaughtyStrings())
            JsonSerializer.Deserialize<string>(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(text, Options)), Options).ShouldBe(text);
    }

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions();
        ApiJson.Configure(options);
        return options;
    }
}
