namespace MiniTwitter;

/// <summary>
/// Whether this process has started. Until then a fault ends the process, with one line, and the stack traces that hosts
/// log for it are left out.
/// </summary>
internal sealed class StartState
{
    private volatile bool _started;

    public static readonly string[] Categories =
    [
        "Microsoft.Extensions.Hosting.Internal.Host",
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "MiniTwitter.Storage.Migrations",
        "Orleans.Runtime.SiloLifecycleSubject",
        "Orleans.Runtime.ClusterClientLifecycle",
        "Orleans.Lifecycle",
        "Orleans.LifecycleSubject",
        "Orleans.Runtime.Silo",
        "Orleans.Hosting.SiloHostedService",
    ];

    public void HasStarted() => _started = true;

    public bool Logs(LogLevel level) => _started && level >= LogLevel.Warning;
}
