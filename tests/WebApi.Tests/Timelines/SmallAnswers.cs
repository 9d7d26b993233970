using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;

namespace MiniTwitter.Stories.Timelines;

/// <summary>Answers that are compressed, or left out because the client has them.</summary>
public class SmallAnswers(App app)
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Are_compressed_where_the_client_asks_for_it(string encoding)
    {
        var person = await WriterAsync();

        var plain = await person.GetAsync("/api/timeline?limit=100");
        var (compressed, bytes) = await GetAsync(person, "/api/timeline?limit=100", encoding);

        compressed.Content.Headers.ContentEncoding.ShouldHaveSingleItem().ShouldBe(encoding);
        compressed.Headers.Vary.ShouldContain("Accept-Encoding");
        WithoutAfter(Decompress(bytes, encoding)).ShouldBe(WithoutAfter(plain.Body));
        bytes.Length.ShouldBeLessThan(plain.Body.Length / 3);
    }

    [Fact]
    public async Task Are_compressed_with_gzip_where_both_are_welcome() =>
        (await GetAsync(await WriterAsync(), "/api/timeline", "br, gzip")).Response.Content.Headers.ContentEncoding.ShouldHaveSingleItem().ShouldBe("gzip");

    [Theory]
    [InlineData("/api/me")]
    [InlineData("/api/explore")]
    public async Task Are_compressed_all_over_the_api(string path) =>
        (await GetAsync(await WriterAsync(), path, "gzip")).Response.Content.Headers.ContentEncoding.ShouldHaveSingleItem().ShouldBe("gzip");

    [Theory]
    [InlineData("/api/auth/sessions")]
    public async Task Are_never_compressed_where_they_may_hold_secrets(string path) =>
        (await GetAsync(await app.RegisterAsync(), path, "gzip, br")).Response.Content.Headers.ContentEncoding.ShouldBeEmpty();

    [Fact]
    public async Task Are_left_out_while_nothing_has_changed()
    {
        var person = await WriterAsync();
        foreach (var path in (string[])["/api/timeline", $"/api/users/{person.Handle}/tweets", $"/api/users/{person.Handle}/likes"])
        {
            var first = await person.GetAsync(path);
            var tag = first.Headers.ETag.ShouldNotBeNull();

            var again = await GetAsync(person, path, "identity", tag);
            again.Response.StatusCode.ShouldBe(NotModified);
            again.Bytes.ShouldBeEmpty();
            again.Response.Headers.ETag.ShouldBe(tag);

            (await GetAsync(person, path, "identity", new EntityTagHeaderValue("\"another\""))).Response.StatusCode.ShouldBe(OK);
        }
    }

    [Fact]
    public async Task Are_sent_once_something_has_changed()
    {
        var person = await WriterAsync();
        var tag = (await person.GetAsync("/api/timeline")).Headers.ETag.ShouldNotBeNull();

        await person.TweetAsync("news");

        var answer = await GetAsync(person, "/api/timeline", "identity", tag);
        answer.Response.StatusCode.ShouldBe(OK);
        answer.Response.Headers.ETag.ShouldNotBe(tag);
    }

    [Fact]
    public async Task Stay_out_of_the_files_of_browsers_where_somebody_is_signed_in()
    {
        (await (await WriterAsync()).GetAsync("/api/timeline")).Headers.CacheControl.ShouldNotBeNull().NoStore.ShouldBeTrue();
        (await app.Visitor().GetAsync("/api/explore")).Headers.CacheControl.ShouldNotBeNull().NoCache.ShouldBeTrue();
    }

    private async Task<Person> WriterAsync()
    {
        var person = await app.RegisterAsync();
        for (var number = 0; number < 20; number++)
            await person.TweetAsync($"tweet {number} of somebody who writes a lot");
        return person;
    }

    private async Task<(HttpResponseMessage Response, byte[] Bytes)> GetAsync(Person person, string path, string encoding, EntityTagHeaderValue? known = null)
    {
        using var http = new HttpClient();
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Address, path));
        request.Headers.Add("Accept-Encoding", encoding);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", person.Token);
        if (known is not null)
            request.Headers.IfNoneMatch.Add(known);
        var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    // It moves with what others write.
    private static string WithoutAfter(string page) => page[..page.IndexOf("\"after\"", StringComparison.Ordinal)];

    private static string Decompress(byte[] bytes, string encoding)
    {
        using Stream decompressing = encoding == "br"
            ? new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress)
            : new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return new StreamReader(decompressing, Encoding.UTF8).ReadToEnd();
    }
}
