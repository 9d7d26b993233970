namespace MiniTwitter.Api;

/// <summary>A person's session, shared by all of its devices and renewed before it ends.</summary>
internal sealed class SignIn
{
    // Longer than any request takes.
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly string _password;
    private Session _session;
    private Task? _renewing;

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

        // One for all who come at the same time: a person has few sessions.
        Task renewing;
        lock (_gate)
            renewing = _renewing = _renewing is { IsCompleted: false } ? _renewing : RenewAsync(api);
        await renewing;
        return _session.AccessToken;
    }

    private async Task RenewAsync(ApiClient api) => _session = await api.LoginAsync(User.Handle, _password);
}
