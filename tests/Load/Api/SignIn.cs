namespace MiniTwitter.Api;

/// <summary>A person's session, shared by all of its devices and renewed before it ends.</summary>
internal sealed class SignIn
{
    // Longer than any request takes.
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly string _password;
    private Session _session;

    private SignIn(Session session, string password) => (_session, _password) = (session, password);

    public User User => _session.User;

    public static async Task<SignIn> RegisterAsync(ApiClient api, string handle, string displayName)
    {
        var password = $"{Guid.NewGuid():n}";
        return new SignIn(await api.RegisterAsync(handle, displayName, password), password);
    }

    public async Task<string> GetTokenAsync(ApiClient api)
    {
        if (IsFresh(api))
            return _session.AccessToken;

        // One for all who come at the same time: a person has few sessions.
        await _turn.WaitAsync();
        try
        {
            if (!IsFresh(api))
                _session = await api.LoginAsync(User.Handle, _password);
            return _session.AccessToken;
        }
        finally
        {
            _turn.Release();
        }
    }

    private bool IsFresh(ApiClient api) => _session.ExpiresAt - api.Time.GetUtcNow() > RenewBefore;
}
