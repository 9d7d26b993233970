using System.Text;
using Microsoft.Extensions.Options;

namespace MiniTwitter.Auth;

/// <summary>
/// Finds the signing key when the process starts: the configured one, else with SQLite the file in the data directory,
/// else the one in the database. Requests that come earlier wait for it.
/// </summary>
internal sealed partial class SigningKey(
    IOptions<MiniTwitterOptions> options, IGrainFactory grains, TimeProvider time, ILogger<SigningKey> logger) : BackgroundService
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource<TokenKeys> _keys = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The keys, as soon as they are known.</summary>
    public Task<TokenKeys> Keys => _keys.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _keys.SetResult(new TokenKeys(await FindAsync()));
                return;
            }
            catch (Exception fault) when (fault is StorageUnavailableException or OrleansException or TimeoutException)
            {
                LogNotYet(fault.Message);
                await Task.Delay(RetryEvery, time, stoppingToken);
            }
        }
    }

    private async Task<byte[]> FindAsync()
    {
        if (options.Value.SigningKey is { } configured)
            return Encoding.UTF8.GetBytes(configured);
        return options.Value.Storage is StorageKind.Sqlite
            ? SigningKeyFile.ReadOrCreate(options.Value.DataDirectory)
            : await grains.GetSigningKey().GetAsync();
    }

    [LoggerMessage(LogLevel.Warning, "The signing key is not there yet: {Reason}")]
    private partial void LogNotYet(string reason);
}
