using System.Diagnostics.CodeAnalysis;

namespace MiniTwitter.Text;

/// <summary>
/// Addresses that are safe to offer as a link: absolute http or https, a public-looking host name (with a dot)
/// or an IPv4 address, and no user name before an <c>@</c> that could pass for the host.
/// </summary>
internal static class WebAddress
{
    /// <summary>Reads an address; <paramref name="target"/> is its canonical form with the host in ASCII (IDNA).</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out string? target)
    {
        target = null;
        // The parser would quietly turn a backslash into a slash, drop spaces, and do without the slashes.
        if (text.AsSpan().ContainsAny("\\ \t\r\n") || !HasScheme(text) || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
            return false;
        if (uri.UserInfo.Length > 0 || text.Contains("//@", StringComparison.Ordinal))
            return false;
        if (uri.HostNameType is not (UriHostNameType.Dns or UriHostNameType.IPv4) || !uri.Host.Trim('.').Contains('.') || !TryGetAsciiHost(uri, out var host))
            return false;
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        target = $"{uri.Scheme}://{host}{port}{uri.PathAndQuery}{uri.Fragment}";
        return true;
    }

    private static bool HasScheme(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private static bool TryGetAsciiHost(Uri uri, out string host)
    {
        try
        {
            host = uri.IdnHost;
            return host.Length is > 0 and <= 253 && Uri.CheckHostName(host) is not UriHostNameType.Unknown;
        }
        catch (UriFormatException)
        {
            // A host name that IDNA forbids; Uri has no way to ask first.
            host = "";
            return false;
        }
    }
}
