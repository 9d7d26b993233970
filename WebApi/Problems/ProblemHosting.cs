using System.Diagnostics;

namespace MiniTwitter.Problems;

/// <summary>Makes every error a problem answer.</summary>
internal static class ProblemHosting
{
    public static void AddProblems(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context =>
        {
            var problem = context.ProblemDetails;
            if (problem.Type?.StartsWith("urn:", StringComparison.Ordinal) is not true)
            {
                var standard = Problem.OfStatus(problem.Status ?? context.HttpContext.Response.StatusCode);
                (problem.Type, problem.Title, problem.Detail) = (standard.Type, standard.Title, problem.Detail ?? standard.Detail);
            }

            problem.Extensions["traceId"] = Activity.Current?.Id ?? context.HttpContext.TraceIdentifier;
            if (problem.Status is StatusCodes.Status429TooManyRequests && context.HttpContext.Response.Headers.RetryAfter.Count == 0)
                context.HttpContext.Response.Headers.RetryAfter = RefusalProblems.AttemptAfterSeconds;
            if (problem.Status is StatusCodes.Status503ServiceUnavailable && context.HttpContext.Response.Headers.RetryAfter.Count == 0)
                context.HttpContext.Response.Headers.RetryAfter = FaultHandler.RetryAfterSeconds;
        });
        builder.Services.AddSingleton<IProblemDetailsWriter, JsonProblemWriter>();
        builder.Services.AddExceptionHandler<FaultHandler>();
        // A body or parameter that does not bind is an exception here, so that one place words the answer.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }
}
