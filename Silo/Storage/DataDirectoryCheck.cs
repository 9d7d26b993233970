using Microsoft.Extensions.Options;

namespace MiniTwitter.Storage;

/// <summary>Creates the data directory and closes it to other users of the machine.</summary>
internal sealed partial class DataDirectoryCheck(IOptions<MiniTwitterOptions> options, ILogger<DataDirectoryCheck> logger) : IStartCheck
{
    private const string Key = $"{MiniTwitterOptions.Section}:{nameof(MiniTwitterOptions.DataDirectory)}";

    public void Check()
    {
        var directory = options.Value.DataDirectory;
        try
        {
            // Over PostgreSQL nothing has to be written there.
            if (options.Value.Storage is StorageKind.Sqlite)
            {
                OwnerOnly.CreateDirectory(directory);
                // SQLite says only that it can't open a file.
                OwnerOnly.TryWrite(directory);
            }

            if (OwnerOnly.Tighten(directory) is { } open)
                LogOpen(open);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"{Key}: '{directory}' can't be used: {e.Message}", e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Sentence}")]
    private partial void LogOpen(string sentence);
}
