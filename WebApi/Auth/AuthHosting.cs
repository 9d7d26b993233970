namespace MiniTwitter.Auth;

/// <summary>Registers tokens, sessions and the schemes that read them.</summary>
internal static class AuthHosting
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<SigningKey>().AddHostedService(provider => provider.GetRequiredService<SigningKey>());
        services.AddSingleton<IStartCheck, SigningKeyCheck>();
        services.AddSingleton<AccessTokens>().AddSingleton<KnownTokens>().AddSingleton<Sessions>();
        services.AddSingleton<SecurityLog>();
        services.AddSingleton<LiveTickets>().AddMemoryCache(options => options.SizeLimit = LiveTickets.MostNegotiated);
        services.AddAccess();
    }

    public static void UseSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }
}
