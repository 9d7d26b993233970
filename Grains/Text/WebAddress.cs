using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace MiniTwitter.Text;

/// <summary>
/// Addresses that are safe to offer as a link: absolute http or https, a host name with a dot or an IPv4 address, and no user
/// name before an <c>@</c> that could pass for the host. <c>web-address.ts</c> takes the same steps, so that both count the same length.
/// </summary>
internal static class WebAddress
{
    private const int MaxHost = 253;
    private const int MaxLabel = 63;
    private const int MaxPortDigits = 5;

    private static readonly IdnMapping Idn = new();

    /// <summary>Reads an address; <paramref name="target"/> is its canonical form with the host in ASCII (IDNA).</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out string? target)
    {
        target = null;
        var scheme = SchemeLength(text);
        // A URL parser would turn a backslash into a slash and drop spaces.
        if (scheme == 0 || text.AsSpan().ContainsAny("\\ \t\r\n"))
            return false;
        var rest = text[scheme..];
        var path = rest.AsSpan().IndexOfAny("/?#") is >= 0 and var found ? found : rest.Length;
        var authority = rest[..path];
        var colon = authority.LastIndexOf(':');
        var host = colon < 0 ? authority : authority[..colon];
        var port = colon < 0 ? "" : authority[colon..];
        if (authority.Contains('@') || !IsPort(port) || !TryGetAsciiHost(host, out var ascii))
            return false;
        if (!Uri.TryCreate($"{text[..scheme]}{ascii}{port}{rest[path..]}", UriKind.Absolute, out var uri))
            return false;
        target = $"{uri.Scheme}://{ascii}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}{uri.PathAndQuery}{uri.Fragment}";
        return true;
    }

    private static int SchemeLength(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? "https://".Length
        : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? "http://".Length : 0;

    private static bool IsPort(string port) =>
        port.Length == 0
        || (port.Length is > 1 and <= 1 + MaxPortDigits && port.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0
            && int.Parse(port.AsSpan(1), CultureInfo.InvariantCulture) <= ushort.MaxValue);

    private static bool TryGetAsciiHost(string host, out string ascii)
    {
        ascii = host.EndsWith('.') ? host[..^1] : host;
        if (!Ascii.IsValid(ascii) && !TryMapToAscii(ref ascii))
            return false;
        ascii = ascii.ToLowerInvariant();
        var labels = ascii.Split('.');
        return ascii.Length <= MaxHost && labels.Length > 1 && labels.All(IsLabel) && (!IsNumber(labels[^1]) || (labels.Length == 4 && labels.All(IsByte)));
    }

    private static bool TryMapToAscii(ref string host)
    {
        try
        {
            // Normalise to form KC first: full-width digits make an IPv4 address.
            host = host.Normalize(NormalizationForm.FormKC);
            host = Ascii.IsValid(host) || !KeepsDirections(host) ? host : Idn.GetAscii(host);
            return Ascii.IsValid(host);
        }
        catch (ArgumentException)
        {
            // A host name that IDNA forbids; there is no way to ask first.
            return false;
        }
    }

    // Stricter than the bidi rule of IDNA (RFC 5893), which browsers check and .NET doesn't: labels of Hebrew or Arabic alone, or of Latin alone.
    private static bool KeepsDirections(string host) =>
        !host.Any(IsRightToLeft) || host.Split('.').All(label =>
            label.Length > 0 && (label.All(IsRightToLeft) ? char.IsLetter(label[0]) : char.IsAsciiLetter(label[0]) && Ascii.IsValid(label)));

    private static bool IsRightToLeft(char c) =>
        c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC')
            // The first halves of the code points from U+10800 and from U+1E800 on.
            or '\uD802' or '\uD803' or '\uD83A' or '\uD83B';

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabel && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    // Browsers read such a host as an IPv4 address, in octal and hexadecimal as well.
    private static bool IsNumber(string label) =>
        label.All(char.IsAsciiDigit) || (label.StartsWith("0x", StringComparison.Ordinal) && label[2..].All(char.IsAsciiHexDigit));

    private static bool IsByte(string label) =>
        label.All(char.IsAsciiDigit) && label.Length <= 3 && (label == "0" || label[0] != '0')
        && int.Parse(label, CultureInfo.InvariantCulture) <= byte.MaxValue;
}
