using System.Text;

namespace MiniTwitter.Stories.Timelines;

/// <summary>Tweets as large as any may be: every list ends its pages early, and shows all of them once.</summary>
public class LargeTweets(App app)
{
    private const int Many = 30;

    // Of the items; cursors and names come on top.
    private const int MaxBytes = 256 * 1024 + 1_024;

    // What JSON and percent-encoding make most of, in the four kilobytes that are allowed.
    private static readonly string Largest = string.Join(' ', Enumerable.Repeat($"https://a.bc/{new string('ж', 390)}", 5));

    [Fact]
    public async Task Are_read_in_pages_of_bounded_bytes_from_every_list()
    {
        var (author, fan) = (await app.RegisterAsync(), await app.RegisterAsync());
        await fan.FollowAsync(author);
        var start = (await fan.TimelineAsync()).After;
        var tag = $"large{Guid.NewGuid():N}";
        var root = await author.TweetAsync($"{Largest} #{tag}");
        List<string> posted = [];
        for (var i = 0; i < Many; i++)
        {
            var tweet = (await author.PostAsync("/api/tweets", new { text = $"{i} {Largest} #{tag}", replyTo = root.Id, quoteOf = root.Id })).Read<Tweet>(Created);
            await fan.LikeAsync(tweet);
            await fan.BookmarkAsync(tweet);
            posted.Insert(0, tweet.Id);
        }

        string[] all = [.. posted, root.Id];
        (await IdsAsync(fan, "/api/timeline")).ShouldBe(all);
        (await IdsAsync(fan, $"/api/users/{author.Handle}/tweets")).ShouldBe(all);
        (await IdsAsync(fan, $"/api/hashtags/{tag}")).ShouldBe(all);
        (await IdsAsync(fan, $"/api/users/{fan.Handle}/likes")).ShouldBe(posted);
        (await IdsAsync(fan, "/api/me/bookmarks")).ShouldBe(posted);
        (await IdsAsync(fan, $"/api/tweets/{root.Id}/quotes")).ShouldBe(posted);
        (await IdsAsync(fan, $"/api/tweets/{root.Id}/thread")).ShouldBe(posted.AsEnumerable().Reverse());
        (await IdsAsync(app.Visitor(), "/api/explore")).ShouldBeSubsetOf(await IdsAsync(fan, "/api/explore"));
        (await fan.CatchUpAsync<Tweet>("/api/timeline", start)).Select(tweet => tweet.Id).ShouldBe(all, ignoreOrder: true);
        (await NotificationsAsync(author)).ShouldBe(posted, ignoreOrder: true, "all that were liked");
    }

    [Fact]
    public async Task Have_ancestors_of_bounded_bytes_the_nearest_of_them()
    {
        var author = await app.RegisterAsync();
        List<Tweet> chain = [await author.TweetAsync(Largest)];
        for (var i = 0; i < Many; i++)
            chain.Add(await author.ReplyAsync(chain[^1], $"{i} {Largest}"));

        var answer = await author.GetAsync($"/api/tweets/{chain[^1].Id}/thread");

        Encoding.UTF8.GetByteCount(answer.Body).ShouldBeLessThanOrEqualTo(MaxBytes);
        var ancestors = answer.Read<TweetThread>().Ancestors;
        ancestors.Length.ShouldBeInRange(2, Many - 1);
        ancestors.Select(ancestor => ancestor.Id).ShouldBe(chain[..^1].TakeLast(ancestors.Length).Select(tweet => tweet.Id));
    }

    [Fact]
    public async Task Are_refused_where_they_are_larger()
    {
        var author = await app.RegisterAsync();
        var text = string.Join(' ', Enumerable.Repeat($"https://a.bc/{new string('ж', 2_000)}", 5));

        (await author.PostAsync("/api/tweets", new { text })).ShouldBeProblem(UnprocessableEntity, "tweet-too-long");
    }

    private static async Task<List<string>> IdsAsync(Visitor reader, string path) =>
        [.. (await PagesAsync<Tweet>(reader, path)).Select(tweet => tweet.Id)];

    private static async Task<IEnumerable<string>> NotificationsAsync(Visitor reader) =>
        (await PagesAsync<Notification>(reader, "/api/notifications")).Where(notification => notification.Kind == "like").Select(notification => notification.Tweet!.Id);

    private static async Task<List<T>> PagesAsync<T>(Visitor reader, string path)
    {
        var (all, before, pages) = (new List<T>(), "", 0);
        while (true)
        {
            var answer = await reader.GetAsync($"{path}?limit=100{before}");
            Encoding.UTF8.GetByteCount(answer.Body).ShouldBeLessThanOrEqualTo(MaxBytes, path);
            var page = answer.Read<Page<T>>();
            all.AddRange(page.Items);
            if (page.Before is null || ++pages == 50)
                return all;
            before = $"&before={Uri.EscapeDataString(page.Before)}";
        }
    }
}
