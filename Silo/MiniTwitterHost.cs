using System.Runtime.InteropServices;
using MiniTwitter.Accounts;

namespace MiniTwitter;

/// <summary>Runs a host to its end. A wrong configuration is told in one line.</summary>
public static partial class MiniTwitterHost
{
    private static readonly PosixSignal[] Ends = [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT];

    /// <summary>Builds and runs. Answers the process's exit code: 0, also when told to stop while it starts, or 1 when it failed.</summary>
    public static async Task<int> RunAsync(string[] args, Func<string[], IHost> build)
    {
        if (ProgramTexts.Find(args) is { } text)
        {
            await Console.Out.WriteLineAsync(text);
            return 0;
        }

        // Not disposed: a signal may still be on its way when this method returns.
        var stop = new CancellationTokenSource();
        var signals = Ends.Select(signal => PosixSignalRegistration.Create(signal, context => Stop(context, stop))).ToArray();
        IConfiguration? configuration = null;
        BackgroundService[] services = [];
        var stopping = CancellationToken.None;
        try
        {
            using var host = build(KeyRotation.WithoutOptions(args));
            configuration = host.Services.GetRequiredService<IConfiguration>();
            if (!KeyRotation.IsAskedFor(args))
                LogStart(host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(MiniTwitterHost).FullName!), ProgramTexts.Version);
            var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
            stopping = lifetime.ApplicationStopping;
            using var told = stop.Token.Register(lifetime.StopApplication);
            using var started = lifetime.ApplicationStarted.Register(host.Services.GetRequiredService<StartState>().HasStarted);
            foreach (var check in host.Services.GetServices<IStartCheck>())
                check.Check();
            if (KeyRotation.IsAskedFor(args))
                return await KeyRotation.RunAsync(host.Services, args, stop.Token);
            services = [.. host.Services.GetServices<IHostedService>().OfType<BackgroundService>()];
            await StartAsync(host);
            await host.WaitForShutdownAsync();
            // The host ends in good order when one of its services fails, and would answer 0.
            return Fault(services) is { } fault ? await FailAsync(fault, configuration) : 0;
        }
        catch (Exception e) when (e is not HostAbortedException)
        {
            if (Fault(services) is { } fault)
                return await FailAsync(fault, configuration);
            // What was starting is cut off in many ways by being told to stop. The host may hear of the signal before this method.
            var isStopped = stop.IsCancellationRequested || (e is OperationCanceledException && stopping.IsCancellationRequested);
            return isStopped && !StartFault.IsConfiguration(e) ? 0 : await FailAsync(e, configuration);
        }
        finally
        {
            foreach (var signal in signals)
                signal.Dispose();
        }
    }

    // What has started before something else failed ends in good order: disposed as it works, it logs faults of its own.
    private static async Task StartAsync(IHost host)
    {
        try
        {
            await host.StartAsync();
        }
        catch
        {
            // What did not start can't be stopped; the fault of the start is the one to tell.
            await host.StopAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private static void Stop(PosixSignalContext context, CancellationTokenSource stop)
    {
        context.Cancel = true;
        stop.Cancel();
    }

    [LoggerMessage(LogLevel.Information, "MiniTwitter {Version} starts.")]
    private static partial void LogStart(ILogger logger, string version);

    private static Exception? Fault(IEnumerable<BackgroundService> services) =>
        services.Select(service => service.ExecuteTask).FirstOrDefault(task => task is { IsFaulted: true })?.Exception?.InnerException;

    private static async Task<int> FailAsync(Exception fault, IConfiguration? configuration)
    {
        await Console.Error.WriteLineAsync($"MiniTwitter cannot start: {StartFault.Describe(fault, configuration)}");
        return 1;
    }
}
