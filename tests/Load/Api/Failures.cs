using System.Net;

namespace MiniTwitter.Api;

/// <summary>
/// Nobody knows whether it was done: the connection broke, nothing came in time, or the server could not say. To be
/// asked again with the same idempotency key.
/// </summary>
internal sealed class UnknownOutcomeException(string request, Exception? cause)
    : Exception($"{request}: {cause?.Message ?? "the server is unavailable"}", cause);

/// <summary>An answer that a correct client does not get from a correct server.</summary>
internal sealed class UnexpectedAnswerException(string request, HttpStatusCode status, Problem? problem)
    : Exception($"{request}: {(int)status} {problem?.Type} {problem?.Detail} {UnexpectedAnswer.Explain(status)}".TrimEnd())
{
    public HttpStatusCode Status { get; } = status;
}

internal static class UnexpectedAnswer
{
    /// <summary>What to do about it, where that is known.</summary>
    public static string? Explain(HttpStatusCode status) => status == HttpStatusCode.TooManyRequests
        ? "(start the server with --MiniTwitter:RateLimits:Enabled=false)"
        : null;
}
