using System.IO.Hashing;
using Microsoft.Net.Http.Headers;
using MiniTwitter.Auth;

namespace MiniTwitter.Timelines;

/// <summary>Says by an <c>ETag</c> what an answer is, so that a client that has it already isn't sent it again.</summary>
internal static class Freshness
{
    // Not only revalidated: answers for somebody who is signed in stay out of the browser's files.
    private const string AskAgain = "no-cache";

    /// <summary>Sets the headers of an answer. True where the client has it already and 304 is enough.</summary>
    /// <param name="content">What makes one answer differ from another.</param>
    public static bool IsUnchanged(HttpContext context, ReadOnlySpan<byte> content)
    {
        // Weak: the bytes depend on the encoding as well.
        var tag = new EntityTagHeaderValue($"\"{XxHash3.HashToUInt64(content):x16}\"", isWeak: true);
        var headers = context.Response.Headers;
        headers.ETag = tag.ToString();
        headers.Vary = HeaderNames.Authorization;
        if (context.User.Viewer is null)
            headers.CacheControl = AskAgain;
        var known = context.Request.Headers.IfNoneMatch;
        return known.Count > 0
            && EntityTagHeaderValue.TryParseList(known, out var tags)
            && tags.Any(one => one.Tag == "*" || one.Compare(tag, useStrongComparison: false));
    }
}
