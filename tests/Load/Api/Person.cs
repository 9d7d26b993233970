using MiniTwitter.Checking;

namespace MiniTwitter.Api;

/// <summary>A registered person at one device, signed in for as long as it is needed.</summary>
internal sealed class Person
{
    private readonly SignIn _signIn;
    private ApiClient _api;

    private Person(ApiClient api, SignIn signIn) => (_api, _signIn) = (api, signIn);

    public long Id => _signIn.User.Id;

    public string Handle => _signIn.User.Handle;

    /// <summary>What goes wrong on purpose between the server and this person.</summary>
    public Plant Plant { get; init; } = Plant.Nothing;

    /// <summary>Which of all readers this is, for <see cref="Plant"/>.</summary>
    public int Seat { get; init; }

    public static async Task<Person> RegisterAsync(ApiClient api, string handle, string displayName) =>
        new(api, await SignIn.RegisterAsync(api, handle, displayName));

    /// <summary>The same person, elsewhere. What is planted is planted for each device.</summary>
    public Person OnAnotherDevice(Plant plant, int seat) => new(_api, _signIn) { Plant = plant, Seat = seat };

    /// <summary>From now on asks another server.</summary>
    public void MoveTo(ApiClient api) => _api = api;

    public async Task<Tweet> PostAsync(string text, string key) => await _api.PostAsync(await SignInAsync(), text, key);

    public async Task<Tweet> ReplyAsync(long answered, string text, string key) => await _api.PostAsync(await SignInAsync(), text, key, answered);

    public async Task<Tweet> QuoteAsync(long quoted, string text, string key) =>
        await _api.PostAsync(await SignInAsync(), text, key, quoteOf: quoted);

    public async Task LikeAsync(long tweet, string key) => await _api.LikeAsync(await SignInAsync(), tweet, key);

    public async Task UnlikeAsync(long tweet, string key) => await _api.UnlikeAsync(await SignInAsync(), tweet, key);

    public async Task RepostAsync(long tweet, string key) => await _api.RepostAsync(await SignInAsync(), tweet, key);

    public async Task UnrepostAsync(long tweet, string key) => await _api.UnrepostAsync(await SignInAsync(), tweet, key);

    public async Task<Tweet> EditAsync(long tweet, string text, string key) => await _api.EditAsync(await SignInAsync(), tweet, text, key);

    public async Task DeleteAsync(long tweet, string key) => await _api.DeleteAsync(await SignInAsync(), tweet, key);

    public async Task FollowAsync(string handle, string key) => await _api.FollowAsync(await SignInAsync(), handle, key);

    public async Task UnfollowAsync(string handle, string key) => await _api.UnfollowAsync(await SignInAsync(), handle, key);

    public async Task BlockAsync(string handle, string key) => await _api.BlockAsync(await SignInAsync(), handle, key);

    public async Task MuteAsync(string handle, string key) => await _api.MuteAsync(await SignInAsync(), handle, key);

    /// <summary>The newest page of the home timeline.</summary>
    public async Task<Page<Tweet>> ReadHomeAsync() => await _api.GetHomeAsync(await SignInAsync(), cursor: null);

    /// <summary>The home timeline to its bottom, as shown.</summary>
    public async Task<List<Tweet>> ReadWholeHomeAsync() =>
        Plant.Read(Seat, await ReadOlderAsync(async cursor => await _api.GetHomeAsync(await SignInAsync(), cursor)), tweet => tweet.Id);

    /// <summary>The person's tweets to the first, as shown.</summary>
    public Task<List<Tweet>> ReadAllTweetsAsync() => ReadOlderAsync(cursor => _api.GetTweetsAsync(Handle, cursor));

    /// <summary>The tweets that have come since <paramref name="after"/>, without reposts, and the cursor to go on from.</summary>
    public async Task<(List<Tweet> News, string After)> CatchUpAsync(string after)
    {
        var news = new List<Tweet>();
        while (true)
        {
            var page = await _api.GetHomeAsync(await SignInAsync(), $"&after={Uri.EscapeDataString(after)}");
            after = page.After ?? after;
            if (page.Items.Length == 0)
                return (news, after);
            news.AddRange(Plant.CatchUp(Seat, page.Items.Where(tweet => tweet.RepostedBy is null), tweet => tweet.Id));
        }
    }

    /// <summary>The notifications to the oldest, as shown.</summary>
    public async Task<List<Notification>> ReadAllNotificationsAsync() =>
        Plant.Read(Seat, await ReadOlderAsync(async cursor => await _api.GetNotificationsAsync(await SignInAsync(), cursor)), shown => shown.Id);

    /// <summary>The newest page of notifications, and how many are unread: what somebody asks for who was cut off.</summary>
    public async Task<(Notification[] Newest, Unread Unread)> CatchUpWithNotificationsAsync()
    {
        var page = await _api.GetNotificationsAsync(await SignInAsync(), cursor: null);
        return ([.. Plant.CatchUp(Seat, page.Items, shown => shown.Id)], await ReadUnreadAsync());
    }

    public async Task<Unread> ReadUnreadAsync() => await _api.GetUnreadAsync(await SignInAsync());

    /// <summary>Marks notifications as read.</summary>
    public async Task<Unread> ReadNotificationsAsync(long upTo, string key) => await _api.ReadNotificationsAsync(await SignInAsync(), upTo, key);

    /// <summary>Present counts as anybody sees them.</summary>
    public Task<User> ReadProfileAsync() => _api.GetUserAsync(Handle);

    /// <summary>An access token with some life left.</summary>
    public Task<string> SignInAsync() => _signIn.GetTokenAsync(_api);

    private static async Task<List<T>> ReadOlderAsync<T>(Func<string?, Task<Page<T>>> read)
    {
        var items = new List<T>();
        string? cursor = null;
        do
        {
            var page = await read(cursor);
            items.AddRange(page.Items);
            cursor = page.Before is null ? null : $"&before={Uri.EscapeDataString(page.Before)}";
        }
        while (cursor is not null);
        return items;
    }
}
