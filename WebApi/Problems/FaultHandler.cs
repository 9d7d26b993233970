using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using MiniTwitter.Tweets;

namespace MiniTwitter.Problems;

/// <summary>Turns exceptions into problems: bad requests, storage or silos that are away, and what nobody expected.</summary>
internal sealed partial class FaultHandler(IProblemDetailsService problems, ILogger<FaultHandler> logger) : IExceptionHandler
{
    /// <summary>When to try again after a 503, in seconds.</summary>
    public const string RetryAfterSeconds = "1";

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var problem = Describe(exception, context.RequestAborted.IsCancellationRequested);
        context.Response.StatusCode = problem.Status!.Value;
        if (problem.Status is StatusCodes.Status503ServiceUnavailable)
            LogUnavailable(exception.GetType().Name, exception.Message);
        else if (problem.Status >= StatusCodes.Status500InternalServerError)
            LogFault(exception);
        return await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = problem, Exception = exception });
    }

    private static ProblemDetails Describe(Exception exception, bool clientIsGone) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } =>
            Problem.OfStatus(StatusCodes.Status400BadRequest, $"The JSON is malformed or has the wrong type at {json.Path ?? "$"}."),
        BadHttpRequestException bad => Problem.OfStatus(bad.StatusCode),
        // Nobody reads this.
        OperationCanceledException when clientIsGone => Problem.OfStatus(StatusCodes.Status499ClientClosedRequest),
        // What else is cancelled was under way in a silo that has just gone.
        OperationCanceledException or StorageUnavailableException or LogFencedException or TimeoutException or OrleansException =>
            Problem.OfStatus(StatusCodes.Status503ServiceUnavailable),
        _ => Problem.OfStatus(StatusCodes.Status500InternalServerError),
    };

    [LoggerMessage(LogLevel.Warning, "Answered 503: {Kind}: {Reason}")]
    private partial void LogUnavailable(string kind, string reason);

    [LoggerMessage(LogLevel.Error, "A request failed.")]
    private partial void LogFault(Exception fault);
}
