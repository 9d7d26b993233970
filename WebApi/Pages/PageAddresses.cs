using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Pages;

/// <summary>
/// The addresses of the web client's pages, as in <c>WebClient/src/app/app.routes.ts</c>. Whether a profile or a tweet is there is asked
/// of the silo's caches, which wakes nothing.
/// </summary>
internal sealed class PageAddresses(IGrainFactory grains)
{
    private static readonly string[] Fixed = ["explore", "search", "sign-up", "sign-in", "settings", "notifications", "bookmarks"];
    private static readonly string[] ProfileTabs = ["replies", "likes", "followers", "following"];
    private static readonly string[] TweetTabs = ["likes", "reposts", "quotes"];

    // The page says by itself that the service is unavailable.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Whether the client has a page to show there. Also true while nobody can tell.</summary>
    public async Task<bool> IsPageAsync(PathString path)
    {
        var parts = (path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [] or ["index.html"] => true,
            [var page] when Fixed.Contains(page) => true,
            ["hashtags", _] => true,
            [['@', .. var handle]] => await HasUserAsync(handle),
            [['@', .. var handle], var tab] when ProfileTabs.Contains(tab) => await HasUserAsync(handle),
            ["tweets", var id] => await HasTweetAsync(id),
            ["tweets", var id, var tab] when TweetTabs.Contains(tab) => await HasTweetAsync(id),
            _ => false,
        };
    }

    private async Task<bool> HasUserAsync(string text) =>
        Handle.TryParse(text, out var handle) && await AskAsync(grains.GetUserReader().FindAsync(handle));

    private async Task<bool> HasTweetAsync(string text) =>
        TweetId.TryParse(text, out var tweet) && await AskAsync(grains.GetTweetReader().GetAsync(tweet));

    private static async Task<bool> AskAsync<T>(Task<Result<T>> found)
    {
        try
        {
            return (await found.WaitAsync(Patience)).Succeeded(out _, out _);
        }
        catch (Exception fault) when (fault is StorageUnavailableException or OrleansException or TimeoutException or OperationCanceledException)
        {
            return true;
        }
    }
}
