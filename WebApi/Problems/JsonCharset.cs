using Microsoft.Net.Http.Headers;

namespace MiniTwitter.Problems;

/// <summary>
/// Bodies are UTF-8, however a client spells that. The framework fails on a charset that it does not know, so what says
/// UTF-8 loses its charset here, and all others are answered 415.
/// </summary>
internal static class JsonCharset
{
    // The names of UTF-8 in the WHATWG Encoding Standard.
    private static readonly HashSet<string> Utf8 = new(StringComparer.OrdinalIgnoreCase)
    {
        "utf-8", "utf8", "unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "x-unicode20utf8",
    };

    public static void UseJsonCharset(this WebApplication app) => app.Use((context, next) =>
    {
        var type = context.Request.ContentType;
        if (type is null || !type.Contains("charset", StringComparison.OrdinalIgnoreCase))
            return next(context);
        if (!MediaTypeHeaderValue.TryParse(type, out var parsed) || parsed.Parameters.Any(IsOtherCharset))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }

        context.Request.ContentType = parsed.MediaType.Value;
        return next(context);
    });

    private static bool IsOtherCharset(NameValueHeaderValue parameter) =>
        parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase)
        && !Utf8.Contains(HeaderUtilities.UnescapeAsQuotedString(parameter.Value).Value?.Trim() ?? "");
}
