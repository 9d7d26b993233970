using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace MiniTwitter.Problems;

/// <summary>
/// Writes problems as JSON whatever the request's <c>Accept</c> says. The framework's own writer refuses other types, and a refused
/// problem is logged as an unhandled exception.
/// </summary>
internal sealed class JsonProblemWriter(IOptions<ProblemDetailsOptions> problems, IOptions<JsonOptions> json) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        context.ProblemDetails.Status ??= context.HttpContext.Response.StatusCode;
        problems.Value.CustomizeProblemDetails?.Invoke(context);
        return new ValueTask(context.HttpContext.Response.WriteAsJsonAsync(
            context.ProblemDetails, json.Value.SerializerOptions, "application/problem+json", context.HttpContext.RequestAborted));
    }
}
