using MiniTwitter.Accounts;

namespace MiniTwitter.Auth;

/// <summary>Reads the browser and the system that people know by name from the header <c>User-Agent</c>.</summary>
internal static class UserAgent
{
    // What comes first decides: all browsers name Chrome or Safari for old times' sake, and Android is a Linux.
    private static readonly (string Part, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Vivaldi/", "Vivaldi"),
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Part, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
        ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>The device of a request. Only names of the two lists above: nothing of what was sent is kept.</summary>
    public static Device DeviceOf(HttpRequest request)
    {
        var text = request.Headers.UserAgent.ToString();
        return new Device(Find(Browsers, text), Find(Systems, text));
    }

    private static string? Find((string Part, string Name)[] known, string text) =>
        Array.Find(known, one => text.Contains(one.Part, StringComparison.Ordinal)).Name;
}
