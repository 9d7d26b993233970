namespace MiniTwitter.Servers;

/// <summary>A fresh directory for the data of the servers under test, with their logs. Deleted unless it should be looked at.</summary>
internal sealed class DataDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("minitwitter-load-").FullName;

    public string Data => System.IO.Path.Combine(Path, "data");

    public string Log => System.IO.Path.Combine(Path, "server.log");

    /// <summary>Leave everything where it is: something went wrong.</summary>
    public bool Keep { get; set; }

    public void Dispose()
    {
        if (!Keep)
            Directory.Delete(Path, recursive: true);
    }
}
