namespace MiniTwitter.Api;

/// <summary>A registered person, signed in for as long as it is needed.</summary>
internal sealed class Person
{
    // Longer than any request takes.
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(1);

    private readonly ApiClient _api;
    private readonly string _password;
    private Session _session;

    private Person(ApiClient api, Session session, string password) => (_api, _session, _password) = (api, session, password);

    public long Id => _session.User.Id;

    public string Handle => _session.User.Handle;

    public static async Task<Person> RegisterAsync(ApiClient api, string handle, string displayName)
    {
        var password = $"{Guid.NewGuid():n}";
        return new Person(api, await api.RegisterAsync(handle, displayName, password), password);
    }

    public async Task<Tweet> PostAsync(string text, string key) => await _api.PostAsync(await SignInAsync(), text, key);

    public async Task<Tweet> EditAsync(long tweet, string text, string key) => await _api.EditAsync(await SignInAsync(), tweet, text, key);

    public async Task DeleteAsync(long tweet, string key) => await _api.DeleteAsync(await SignInAsync(), tweet, key);

    public async Task FollowAsync(string handle, string key) => await _api.FollowAsync(await SignInAsync(), handle, key);

    public async Task UnfollowAsync(string handle, string key) => await _api.UnfollowAsync(await SignInAsync(), handle, key);

    /// <summary>The newest page of the home timeline.</summary>
    public async Task<Page<Tweet>> ReadHomeAsync() => await _api.GetHomeAsync(await SignInAsync(), cursor: null);

    /// <summary>The home timeline to its bottom, as shown.</summary>
    public Task<List<Tweet>> ReadWholeHomeAsync() =>
        ReadOlderAsync(async cursor => await _api.GetHomeAsync(await SignInAsync(), cursor));

    /// <summary>The person's tweets to the first, as shown.</summary>
    public Task<List<Tweet>> ReadAllTweetsAsync() => ReadOlderAsync(cursor => _api.GetTweetsAsync(Handle, cursor));

    /// <summary>What has come since <paramref name="after"/>, and the cursor to go on from.</summary>
    public async Task<(List<Tweet> News, string After)> CatchUpAsync(string after)
    {
        var news = new List<Tweet>();
        while (true)
        {
            var page = await _api.GetHomeAsync(await SignInAsync(), $"&after={Uri.EscapeDataString(after)}");
            after = page.After ?? after;
            if (page.Items.Length == 0)
                return (news, after);
            news.AddRange(page.Items);
        }
    }

    /// <summary>Present counts as anybody sees them.</summary>
    public Task<User> ReadProfileAsync() => _api.GetUserAsync(Handle);

    /// <summary>An access token with some life left.</summary>
    public async Task<string> SignInAsync()
    {
        if (_session.ExpiresAt - _api.Time.GetUtcNow() > RenewBefore)
            return _session.AccessToken;

        // Two at a time each get a session, and one of them stays.
        _session = await _api.LoginAsync(Handle, _password);
        return _session.AccessToken;
    }

    private static async Task<List<Tweet>> ReadOlderAsync(Func<string?, Task<Page<Tweet>>> read)
    {
        var tweets = new List<Tweet>();
        string? cursor = null;
        do
        {
            var page = await read(cursor);
            tweets.AddRange(page.Items);
            cursor = page.Before is null ? null : $"&before={Uri.EscapeDataString(page.Before)}";
        }
        while (cursor is not null);
        return tweets;
    }
}
