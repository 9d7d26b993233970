using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace MiniTwitter.Problems;

/// <summary>Problem answers (RFC 9457) that this edge makes itself. Those of the grains are in <see cref="RefusalProblems"/>.</summary>
internal static class Problem
{
    private const string TypePrefix = "urn:minitwitter:";

    public static ProblemHttpResult BadId() =>
        Of(StatusCodes.Status400BadRequest, "bad-id", "Bad id", "An id is a positive decimal number.");

    public static ProblemHttpResult BadIdempotencyKey() => Of(
        StatusCodes.Status400BadRequest, "bad-idempotency-key", "Bad idempotency key",
        $"An Idempotency-Key is 1 to {ApiLimits.IdempotencyKey} visible ASCII characters.");

    public static ProblemHttpResult BadPage(string detail) => Of(StatusCodes.Status400BadRequest, "bad-page", "Bad page", detail);

    public static ProblemHttpResult NotSignedIn() => TypedResults.Problem(OfStatus(StatusCodes.Status401Unauthorized));

    public static ProblemHttpResult Of(int status, string reason, string title, string detail, IReadOnlyDictionary<string, string[]>? errors = null)
    {
        var problem = new ProblemDetails { Status = status, Type = TypePrefix + reason, Title = title, Detail = detail };
        if (errors is not null)
            problem.Extensions["errors"] = errors;
        return TypedResults.Problem(problem);
    }

    /// <summary>The problem of a status that something else in the pipeline set.</summary>
    public static ProblemDetails OfStatus(int status, string? detail = null)
    {
        var (reason, title, sentence) = status switch
        {
            StatusCodes.Status400BadRequest => ("bad-request", "Bad request", "The request is malformed."),
            StatusCodes.Status401Unauthorized => ("not-signed-in", "Not signed in", "This needs a valid access token."),
            StatusCodes.Status403Forbidden => ("forbidden", "Forbidden", "This is not allowed."),
            StatusCodes.Status404NotFound => ("not-found", "Not found", "There is nothing at this address."),
            StatusCodes.Status405MethodNotAllowed => ("method-not-allowed", "Method not allowed", "This address does not take this method."),
            StatusCodes.Status413PayloadTooLarge => ("too-large", "Too large", $"A body is at most {ApiLimits.BodyBytes / 1024} KB."),
            StatusCodes.Status414UriTooLong => ("address-too-long", "Address too long", $"An address is at most {ApiLimits.TargetBytes / 1024} KB."),
            StatusCodes.Status431RequestHeaderFieldsTooLarge => ("headers-too-large", "Headers too large",
                $"A request has at most {ApiLimits.Headers} headers of {ApiLimits.HeaderBytes / 1024} KB."),
            StatusCodes.Status415UnsupportedMediaType => ("wrong-media-type", "Wrong media type", "The body must be application/json."),
            StatusCodes.Status429TooManyRequests => ("too-many-requests", "Too many requests", "Try again after the time that Retry-After names."),
            StatusCodes.Status503ServiceUnavailable =>
                ("unavailable", "Unavailable", "Storage or a silo is away. A write may have been carried out: retry it with the same Idempotency-Key."),
            < StatusCodes.Status500InternalServerError => ("bad-request", "Bad request", "The request cannot be served."),
            _ => ("internal-error", "Internal error", "Something went wrong here. The traceId helps to find it."),
        };
        return new ProblemDetails { Status = status, Type = TypePrefix + reason, Title = title, Detail = detail ?? sentence };
    }
}
