using MiniTwitter.Tweets;

namespace MiniTwitter.Problems;

/// <summary>
/// A call that a silo refused, because it stops or has just died, is made once more where doing it twice does no harm: reads,
/// and writes with an idempotency key. Timeouts and a database that is away are left to the client: it has waited already.
/// </summary>
internal sealed partial class SecondTry(TimeProvider time, ILogger<SecondTry> logger) : IEndpointFilter
{
    // Enough for a silo that stops to have handed its grains over.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (IsPassing(fault) && IsRepeatable(request))
        {
            LogAgain(fault.GetType().Name, request.Method, fault.Message);
            await Task.Delay(Pause, time, context.HttpContext.RequestAborted);
            return await next(context);
        }
    }

    // SiloUnavailableException is one of the rejections.
    private static bool IsPassing(Exception fault) => fault is OrleansMessageRejectionException or LogFencedException;

    private static bool IsRepeatable(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.Headers.ContainsKey(Idempotency.Header);

    [LoggerMessage(LogLevel.Information, "Calling once more after {Kind}: {Method}: {Reason}")]
    private partial void LogAgain(string kind, string method, string reason);
}
