using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using MiniTwitter.Api;
using MiniTwitter.Goals;
using MiniTwitter.Servers;

namespace MiniTwitter.Rival;

/// <summary>The rival's two processes, its web server and its Redis, measured as one.</summary>
internal sealed class TextbookRival : IDisposable
{
    private readonly RivalPeople _people;
    private readonly RedisServer _redis;
    private readonly OwnServer _web;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private TextbookRival(RivalPeople people, RedisServer redis, OwnServer web) => (_people, _redis, _web) = (people, redis, web);

    public IReadOnlyList<string> Tokens => _people.Tokens;

    public Uri Timeline => new(_web.Address, "timeline");

    public Uri Tweets => new(_web.Address, "tweets");

    /// <summary>Processor time that both have used.</summary>
    public TimeSpan CpuTime => _redis.CpuTime + _web.CpuTime;

    /// <summary>Starts it, lets everybody post what <see cref="Readers"/> post, and makes sure that it answers rightly.</summary>
    public static async Task<TextbookRival> StartAsync(
        DataDirectory directory, AppendFsync fsync, RivalPeople people, int tweets, CancellationToken cancellation)
    {
        var redis = await RedisServer.StartAsync(directory, fsync, cancellation);
        OwnServer? web = null;
        try
        {
            string[] arguments = [redis.Endpoint, $"{people.Count}", $"{people.Following}"];
            web = await OwnServer.StartAsync("rival", directory.LogOf("rival"), arguments, cancellation);
            var rival = new TextbookRival(people, redis, web);
            await Task.WhenAll(Enumerable.Range(0, people.Count).Select(person => rival.FillAsync(person, tweets, cancellation)));
            await rival.CheckAsync(cancellation);
            return rival;
        }
        catch
        {
            // Whatever it was: no process stays.
            web?.Dispose();
            redis.Dispose();
            throw;
        }
    }

    /// <summary>A page as its reader gets it.</summary>
    public async Task<byte[]> ReadAsync(int person, CancellationToken cancellation)
    {
        using var response = await SendAsync(new(HttpMethod.Get, Timeline), person, cancellation);
        return await response.Content.ReadAsByteArrayAsync(cancellation);
    }

    public void Dispose()
    {
        _http.Dispose();
        _web.Dispose();
        _redis.Dispose();
    }

    private async Task FillAsync(int person, int tweets, CancellationToken cancellation)
    {
        var texts = Readers.TextsOf(person);
        for (var tweet = 0; tweet < tweets; tweet++)
            await PostAsync(person, texts.Compose($"Tweet {tweet}."), cancellation);
    }

    // A rival that is fast because it is wrong would be worth nothing.
    private async Task CheckAsync(CancellationToken cancellation)
    {
        const int author = 0;
        const string text = "Is this on the pages of my followers, and on mine, and on no other?";
        await PostAsync(author, text, cancellation);
        var mustHave = _people.FollowersOf(author).Append(author).ToHashSet();
        for (var person = 0; person < _people.Count; person++)
        {
            var page = JsonSerializer.Deserialize<Page<Tweet>>(await ReadAsync(person, cancellation), Wire.Json)!;
            var newest = page.Items.FirstOrDefault();
            var has = newest?.Text == text && newest.Author.Handle == Readers.Handle(author);
            if (has != mustHave.Contains(person))
                throw new InvalidOperationException($"The rival's page of person {person} {(has ? "has" : "lacks")} a tweet of person {author}.");
        }
    }

    private async Task PostAsync(int person, string text, CancellationToken cancellation)
    {
        using var response = await SendAsync(new(HttpMethod.Post, Tweets) { Content = JsonContent.Create(new { text }) }, person, cancellation);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, int person, CancellationToken cancellation)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Tokens[person]);
        return (await _http.SendAsync(request, cancellation)).EnsureSuccessStatusCode();
    }
}
