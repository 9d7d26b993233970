using Microsoft.AspNetCore.SignalR;
using MiniTwitter.Limits;

namespace MiniTwitter.Live;

/// <summary>
/// Limits the calls of a live connection, and logs faults of the hub. SignalR logs a stack trace for each call that a
/// client gets wrong, so its own log of failed calls is off (<see cref="LiveEndpoints"/>) and this one is in its place.
/// </summary>
internal sealed partial class HubGuard(TimeProvider time, ILogger<HubGuard> logger) : IHubFilter
{
    private static readonly object Key = new();

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (!((MessageBucket)call.Context.Items[Key]!).TryTake())
            return null;
        try
        {
            return await next(call);
        }
        catch (Exception fault) when (fault is not HubException)
        {
            LogFault(fault, call.HubMethodName);
            throw;
        }
    }

    public Task OnConnectedAsync(HubLifetimeContext connection, Func<HubLifetimeContext, Task> next)
    {
        connection.Context.Items[Key] = new MessageBucket(Limit.HubCalls, time);
        return next(connection);
    }

    [LoggerMessage(LogLevel.Error, "The hub method {Method} failed.")]
    private partial void LogFault(Exception fault, string method);
}
