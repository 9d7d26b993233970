namespace MiniTwitter.Api;

/// <summary>A person's session, shared by all of its devices and renewed before it ends.</summary>
internal sealed class SignIn
{
    // Longer than any request takes.
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly string _password;
    private Session _session;
    private readonly Dictionary<ApiClient, Task> _renewing = [];

    private SignIn(Session session, string password) => (_session, _password) = (session, password);

    public User User => _session.User;

    public static async Task<SignIn> RegisterAsync(ApiClient api, string handle, string displayName)
    {
        var password = $"{Guid.NewGuid():n}";
        return new SignIn(await api.RegisterAsync(handle, displayName, password), password);
    }

    public async Task<string> GetTokenAsync(ApiClient api)
    {
        if (_session.ExpiresAt - api.Time.GetUtcNow() > RenewBefore)
            return _session.AccessToken;

        // One for all who come at the same time to the same server, since a person has few sessions. Who asks another server
        // does not wait for this one: it may hang.
        Task? renewing;
        lock (_gate)
        {
            if (!_renewing.TryGetValue(api, out renewing) || renewing.IsCompleted)
                _renewing[api] = renewing = RenewAsync(api);
        }

        await renewing;
        return _session.AccessToken;
    }

    private async Task RenewAsync(ApiClient api) => _session = await api.LoginAsync(User.Handle, _password);
}
