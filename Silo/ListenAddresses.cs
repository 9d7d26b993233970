using Microsoft.Extensions.Options;

namespace MiniTwitter;

/// <summary>Refuses a <c>urls</c> that cannot be listened on before anything is started, in one sentence.</summary>
public static class ListenAddresses
{
    /// <summary>The configuration key.</summary>
    public const string Key = "urls";

    /// <exception cref="OptionsValidationException">An address is none, or its port is out of range.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (Split(configuration[Key]).FirstOrDefault(url => !IsAddress(url)) is { } bad)
            throw new OptionsValidationException(Key, typeof(string), [$"{Key}: '{bad}' is not an address like http://localhost:5000."]);
        CheckManagement(configuration);
    }

    internal static string[] Split(string? urls) => urls?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    // By its port a request is told from others, so it must be known.
    private static void CheckManagement(IConfiguration configuration)
    {
        const string key = $"{MiniTwitterOptions.Section}:{nameof(MiniTwitterOptions.ManagementUrls)}";
        if (Split(configuration[key]).FirstOrDefault(url => !IsAddress(url) || BindingAddress.Parse(url).Port == 0) is { } bad)
            throw new OptionsValidationException(key, typeof(string), [$"{key}: '{bad}' is not an address with a port like http://localhost:9000."]);
    }

    // A star or plus stands for every name of this machine.
    private static bool IsAddress(string url) =>
        Uri.TryCreate(url.Replace("//*", "//any", StringComparison.Ordinal).Replace("//+", "//any", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https";
}
