using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace MiniTwitter;

/// <summary>Runs a host to its end; what a person configured wrongly is told in one line.</summary>
public static class MiniTwitterHost
{
    /// <summary>Builds and runs. Answers the process's exit code: 0, or 1 when it could not start.</summary>
    public static async Task<int> RunAsync(Func<IHost> build)
    {
        var stopping = CancellationToken.None;
        try
        {
            using var host = build();
            stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            // Before the host starts, which would log a stack trace.
            _ = host.Services.GetRequiredService<IOptions<MiniTwitterOptions>>().Value;
            await host.RunAsync();
            return 0;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop while it waited for the cluster.
            return 0;
        }
        catch (OptionsValidationException e)
        {
            return await FailAsync(string.Join(' ', e.Failures));
        }
        catch (StorageUnavailableException e)
        {
            return await FailAsync(e.Message);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            // Only trying tells that a port is free, so this comes late, from the web server.
            return await FailAsync(e.Message);
        }
    }

    private static async Task<int> FailAsync(string reason)
    {
        await Console.Error.WriteLineAsync($"MiniTwitter cannot start: {reason.ReplaceLineEndings(" ")}");
        return 1;
    }
}
