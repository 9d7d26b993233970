namespace MiniTwitter;

/// <summary>
/// The database did not answer. Whether a write was carried out is unknown: retry with the same
/// idempotency key.
/// </summary>
[GenerateSerializer, Alias("mt.StorageUnavailableException")]
public sealed class StorageUnavailableException : Exception
{
    public StorageUnavailableException()
    {
    }

    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    public StorageUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
