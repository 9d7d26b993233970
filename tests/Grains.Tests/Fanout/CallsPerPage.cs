using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Fanout;

/// <summary>Silos that remember few tweets, so that pages and what they quote have to be read.</summary>
public sealed class FewTweets : Cluster
{
    public override int RecentTweets => 100;
}

/// <summary>What a page costs does not depend on how many tweets and people stand on it.</summary>
public sealed class CallsPerPage(FewTweets cluster) : IClassFixture<FewTweets>
{
    private const int People = 30;

    // Tweets, what they quote and repost, and the viewer's marks: a call for each kind.
    private const int MostStoreCalls = 8;

    private readonly List<IUserGrain> _people = [];
    private IUserGrain _viewer = null!;
    private Tweet _popular = null!;

    [Fact]
    public async Task Is_the_same_for_many_as_for_few()
    {
        await FillAsync();
        var (tweets, users) = (cluster.Grains.GetTweetReader(), cluster.Grains.GetUserReader());
        var (viewer, handle) = (_viewer.Id(), (await _viewer.GetAsync()).Value!.Handle);
        (string Name, int GrainCalls, Func<PageRequest, Task<int>> Read)[] pages =
        [
            ("home", 0, async page => Count(await _viewer.GetTimelineAsync(page))),
            ("bookmarks", 0, async page => Count(await _viewer.GetBookmarksAsync(page))),
            ("notifications", 0, async page => Count(await _viewer.GetNotificationsAsync(page))),
            ("own tweets", 0, async page => Count(await _viewer.GetTweetsAsync(withReplies: true, page))),
            ("explore", 1, async page => Count(await tweets.ExploreAsync(viewer, page))),
            ("tweets of a profile", 1, async page => Count(await tweets.GetByAuthorAsync(viewer, withReplies: true, viewer, page))),
            ("likes of a profile", 1, async page => Count(await tweets.GetLikedByAsync(viewer, viewer, page))),
            ("quotes", 1, async page => Count(await tweets.GetQuotesAsync(_popular.Id, viewer, page))),
            ("hashtag", 1, async page => Count(await tweets.GetByHashtagAsync("calls", viewer, page))),
            ("thread", 1, async page => (await tweets.GetThreadAsync(_popular.Id, viewer, page)).Value!.Replies.Items.Length),
            ("followers", 0, async page => Count(await users.GetFollowersAsync(handle, viewer, page))),
            ("following", 0, async page => Count(await users.GetFollowingAsync(handle, viewer, page))),
            ("who likes", 0, async page => Count(await users.GetLikersAsync(_popular.Id, viewer, page))),
            ("who reposted", 0, async page => Count(await users.GetRepostersAsync(_popular.Id, viewer, page))),
            ("search", 0, async page => Count(await users.SearchAsync("u", viewer, page))),
        ];

        foreach (var (name, grainCalls, read) in pages)
        {
            var few = await CallCount.OfAsync(async () => (await read(new PageRequest(2, null, null))).ShouldBe(2, name));
            var many = await CallCount.OfAsync(async () => (await read(new PageRequest(People, null, null))).ShouldBe(People, name));

            few.GrainCalls.ShouldBe(grainCalls, name);
            many.GrainCalls.ShouldBe(grainCalls, name);
            many.StoreCalls.ShouldBeInRange(1, MostStoreCalls, name);
        }

        var user = await CallCount.OfAsync(() => users.GetAsync(handle, viewer));
        (user.GrainCalls, user.StoreCalls).ShouldBe((0, 1), "the relationship; handle and profile are in memory");
    }

    // Everybody answers, quotes, likes and reposts one tweet, follows the viewer and is followed by it.
    private async Task FillAsync()
    {
        _viewer = await cluster.RegisterAsync();
        _popular = await _viewer.TweetsAsync("talk to me #calls");
        for (var i = 0; i < People; i++)
            _people.Add(await cluster.RegisterAsync(silo: i % 2));
        foreach (var person in _people)
        {
            await person.FollowsAsync(_viewer);
            await _viewer.FollowsAsync(person);
            await person.RepliesAsync(_popular, "here you are");
            var quote = await person.QuotesAsync(_popular, "look #calls");
            await person.LikeAsync(_popular.Id, key: null);
            await person.RepostsAsync(_popular);
            await _viewer.LikeAsync(quote.Id, key: null);
            await _viewer.BookmarkAsync(quote.Id, key: null);
            await _viewer.RepostsAsync(quote);
        }

        foreach (var person in _people.Append(_viewer))
            await cluster.AllSilosKnowAsync(person);
    }

    private static int Count<T>(Result<Page<T>> page) => page.Value!.Items.Length;
}
