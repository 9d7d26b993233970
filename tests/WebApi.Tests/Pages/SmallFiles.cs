using System.IO.Compression;
using System.Net;
using System.Text;

namespace MiniTwitter.Stories.Pages;

/// <summary>Files that the build has compressed are sent as they lie there, to those who take them.</summary>
public sealed class SmallFiles(PagesApp app) : IClassFixture<PagesApp>, IDisposable
{
    private const string Script = "/main-ABCD1234.js";

    // Shows what was sent: it unpacks nothing by itself.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("GZIP", "gzip")]
    [InlineData("gzip;q=1, br;q=0.5", "gzip")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("*", "br")]
    [InlineData("identity", null)]
    [InlineData("br;q=0", null)]
    [InlineData("zstd", null)]
    [InlineData("\"", null)]
    [InlineData(null, null)]
    public async Task Are_sent_in_the_encoding_that_is_welcome_most(string? accepted, string? encoding)
    {
        using var answer = await SendAsync(HttpMethod.Get, accepted);

        answer.StatusCode.ShouldBe(OK);
        answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);
        Unpacked(await answer.Content.ReadAsByteArrayAsync(), encoding).ShouldBe(PagesApp.Script);
    }

    [Theory]
    [InlineData("br")]
    [InlineData(null)]
    public async Task Have_the_headers_of_the_file_they_stand_for(string? accepted)
    {
        using var answer = await SendAsync(HttpMethod.Get, accepted);

        answer.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("text/javascript");
        answer.Headers.CacheControl.ShouldNotBeNull().ToString().ShouldContain("immutable");
        answer.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        answer.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task Have_a_tag_for_each_encoding_which_saves_sending_them_again()
    {
        using var plain = await SendAsync(HttpMethod.Get, null);
        using var small = await SendAsync(HttpMethod.Get, "br");
        var tag = small.Headers.ETag.ShouldNotBeNull();

        tag.ShouldNotBe(plain.Headers.ETag);
        using var same = await SendAsync(HttpMethod.Get, "br", request => request.Headers.IfNoneMatch.Add(tag));
        same.StatusCode.ShouldBe(NotModified);
        same.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        using var other = await SendAsync(HttpMethod.Get, "gzip", request => request.Headers.IfNoneMatch.Add(tag));
        other.StatusCode.ShouldBe(OK);
    }

    [Fact]
    public async Task Are_described_without_being_sent()
    {
        using var whole = await SendAsync(HttpMethod.Get, "br");
        using var head = await SendAsync(HttpMethod.Head, "br");

        head.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        head.Content.Headers.ContentLength.ShouldBe((await whole.Content.ReadAsByteArrayAsync()).Length);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Are_sent_in_part()
    {
        using var whole = await SendAsync(HttpMethod.Get, "br");
        using var part = await SendAsync(HttpMethod.Get, "br", request => request.Headers.Range = new(2, 5));

        part.StatusCode.ShouldBe(PartialContent);
        (await part.Content.ReadAsByteArrayAsync()).ShouldBe((await whole.Content.ReadAsByteArrayAsync())[2..6]);
    }

    [Fact]
    public async Task Are_not_needed_for_a_page_that_was_left_as_it_is()
    {
        using var answer = await SendAsync(HttpMethod.Get, "br", path: "/explore");

        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        (await answer.Content.ReadAsStringAsync()).ShouldBe(PagesApp.Index);
    }

    public void Dispose() => _http.Dispose();

    private Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string? accepted,
        Action<HttpRequestMessage>? change = null,
        string path = Script)
    {
        var request = new HttpRequestMessage(method, new Uri(app.Address, path));
        if (accepted is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        change?.Invoke(request);
        return _http.SendAsync(request);
    }

    private static string Unpacked(byte[] sent, string? encoding)
    {
        var stream = new MemoryStream(sent);
        using var reader = new StreamReader(
            encoding switch
            {
                "br" => new BrotliStream(stream, CompressionMode.Decompress),
                "gzip" => new GZipStream(stream, CompressionMode.Decompress),
                _ => stream,
            },
            Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
