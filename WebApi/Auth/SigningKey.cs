using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Options;
using MiniTwitter.Accounts;

namespace MiniTwitter.Auth;

/// <summary>
/// Finds the signing keys when the process starts: the configured ones, else the ring in the data directory or the database. Requests
/// that come earlier wait for it. The ring is read again all the time, and only by the clock: no token, however forged, causes a read.
/// </summary>
internal sealed partial class SigningKey(
    IOptions<MiniTwitterOptions> options, ISigningKeyStore store, TimeProvider time, ILogger<SigningKey> logger) : BackgroundService
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource<TokenKeys> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Task<TokenKeys>? _newest;

    /// <summary>The keys, as soon as they are known.</summary>
    public Task<TokenKeys> Keys => _newest ?? _first.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.SigningKey is { } configured)
        {
            string[] keys = options.Value.OtherSigningKey is { } other ? [configured, other] : [configured];
            Use([.. keys.Select(Encoding.UTF8.GetBytes)]);
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var ring = await store.ReadAsync(stoppingToken);
                Use(ring.SecretsAt(time.GetUtcNow(), options.Value.Sessions.TokenLife));
            }
            catch (Exception fault)
                when (fault is StorageUnavailableException or IOException or InvalidDataException or UnauthorizedAccessException)
            {
                LogNotRead(fault.Message);
            }

            await Task.Delay(_newest is null ? RetryEvery : SigningKeyRing.ReadEvery, time, stoppingToken);
        }
    }

    private void Use(ImmutableArray<byte[]> secrets)
    {
        var keys = new TokenKeys(secrets);
        _newest = Task.FromResult(keys);
        _first.TrySetResult(keys);
    }

    [LoggerMessage(LogLevel.Warning, "The signing keys could not be read: {Reason}")]
    private partial void LogNotRead(string reason);
}
