using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace MiniTwitter.Stories.Problems;

/// <summary>Request bodies that aren't what they should be.</summary>
public class Bodies(App app)
{
    private const int Largest = 64 * 1024;

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("42")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("[{\"text\":\"in a list\"}]")]
    [InlineData("{\"text\":\"a\"")]
    [InlineData("{\"text\":\"a\"}}")]
    [InlineData("{\"text\":\"a\"} {\"text\":\"b\"}")]
    [InlineData("{\"text\":\"a\",}")]
    [InlineData("{'text':'a'}")]
    [InlineData("{text:\"a\"}")]
    [InlineData("{\"text\":\"a\nb\"}")]
    [InlineData("{\"text\":\"a\0b\"}")]
    [InlineData("\0")]
    [InlineData("{\"text\":42}")]
    [InlineData("{\"text\":true}")]
    [InlineData("{\"text\":[\"a\"]}")]
    [InlineData("{\"text\":{\"a\":1}}")]
    [InlineData("{\"text\":1e999999}")]
    [InlineData("text=a")]
    [InlineData("<xml>a</xml>")]
    public async Task Are_refused_when_they_are_not_the_json_expected(string json) => (await PostAsync(json)).ShouldBeProblem(BadRequest);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("UTF-8")]
    [InlineData("\"utf-8\"")]
    [InlineData("\"Utf-8\"")]
    [InlineData("utf8")]
    [InlineData("unicode-1-1-utf-8")]
    public async Task Are_read_however_their_UTF_8_is_spelled(string charset) =>
        (await PostAsAsync($"application/json; charset={charset}")).ShouldBe(Created);

    [Theory]
    [InlineData("bogus")]
    [InlineData("utf-7")]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    [InlineData("\"\"")]
    [InlineData("\"utf-8")]
    [InlineData("utf-8; charset=utf-16")]
    [InlineData("\u0000")]
    [InlineData("%")]
    public async Task Are_refused_in_other_charsets(string charset) =>
        (await PostAsAsync($"application/json; charset={charset}")).Status.ShouldBeOneOf(UnsupportedMediaType, BadRequest);

    [Fact]
    public async Task Are_refused_when_they_are_nested_without_end()
    {
        (await PostAsync($$"""{"text":"a","more":{{new string('[', 20_000)}}{{new string(']', 20_000)}}}""")).ShouldBeProblem(BadRequest);
        (await PostAsync(new string('[', 60_000))).ShouldBeProblem(BadRequest);
    }

    [Fact]
    public async Task Are_refused_when_they_are_not_utf8()
    {
        // Anywhere it is malformed; inside a string, which the parser does not look into, it is text that is none.
        (await PostAsync(new ByteArrayContent([0xFF, .. "{\"text\":\"a\"}"u8]), "application/json")).ShouldBeProblem(BadRequest);
        (await PostAsync(new ByteArrayContent([.. "{\"text\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8]), "application/json")).ShouldBeProblem(UnprocessableEntity);
    }

    [Fact]
    public async Task May_hold_more_than_is_known()
    {
        var answer = await PostAsync($$$"""{"id":"1","text":"a","author":{"id":"1"},"huge":{{{new string('9', 1_000)}}},"__proto__":{"admin":true}}""");

        answer.Read<Tweet>(Created).Text.ShouldBe("a");
    }

    [Fact]
    public async Task Are_refused_when_a_field_stands_there_twice() =>
        (await PostAsync("""{"text":"first","text":"second"}""")).ShouldBeProblem(BadRequest);

    [Fact]
    public async Task May_begin_with_a_byte_order_mark_or_not()
    {
        var answer = await PostAsync(new ByteArrayContent([0xEF, 0xBB, 0xBF, .. "{\"text\":\"a\"}"u8]), "application/json");

        answer.Status.ShouldBeOneOf(Created, BadRequest);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/octet-stream")]
    [InlineData("application/jsonp")]
    public async Task Are_refused_in_another_media_type(string mediaType)
    {
        var answer = await PostAsync(new ByteArrayContent("{\"text\":\"a\"}"u8.ToArray()), mediaType);

        answer.ShouldBeProblem(UnsupportedMediaType);
    }

    [Fact]
    public async Task Are_refused_without_a_media_type() =>
        (await PostAsync(new ByteArrayContent("{\"text\":\"a\"}"u8.ToArray()), null)).ShouldBeProblem(UnsupportedMediaType);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Are_refused_above_64_kilobytes(bool chunked)
    {
        (await PostAsync(new StringContent(Padded(Largest + 1)), "application/json", chunked)).ShouldBeProblem(RequestEntityTooLarge);
        // Not much more: a server may hang up on somebody who goes on sending.
        (await PostAsync(new StringContent(Padded(Largest + 4_096)), "application/json", chunked)).ShouldBeProblem(RequestEntityTooLarge);
    }

    [Theory]
    [InlineData(false, Largest)]
    // What frames the chunks counts too.
    [InlineData(true, Largest - 1024)]
    public async Task Are_accepted_up_to_64_kilobytes(bool chunked, int size) =>
        (await PostAsync(new StringContent(Padded(size)), "application/json", chunked)).ShouldBe(Created);

    [Theory]
    [InlineData("/api/auth/register")]
    [InlineData("/api/auth/login")]
    public async Task Are_limited_for_strangers_too(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(Padded(Largest + 1), Encoding.UTF8, "application/json") };

        (await app.Visitor().SendAsync(request)).ShouldBeProblem(RequestEntityTooLarge);
    }

    private static string Padded(int length) => """{"text":"a"}""".PadRight(length);

    private Task<Answer> PostAsync(string json) => PostAsync(new ByteArrayContent(Encoding.UTF8.GetBytes(json)), "application/json");

    private async Task<Answer> PostAsync(HttpContent content, string? mediaType, bool chunked = false)
    {
        var person = await app.RegisterAsync();
        content.Headers.ContentType = mediaType is null ? null : MediaTypeHeaderValue.Parse(mediaType);
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/tweets") { Content = content, Version = HttpVersion.Version11 };
        request.Headers.TransferEncodingChunked = chunked;
        return await person.SendAsync(request);
    }

    private async Task<Answer> PostAsAsync(string contentType)
    {
        var person = await app.RegisterAsync();
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"text":"hello"}"""));
        body.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return await person.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/tweets") { Content = body });
    }
}
