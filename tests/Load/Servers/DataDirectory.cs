namespace MiniTwitter.Servers;

/// <summary>A fresh directory for the data of the servers under test, with their logs. Deleted unless it should be looked at.</summary>
internal sealed class DataDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("minitwitter-load-").FullName;

    public string Data => System.IO.Path.Combine(Path, "data");

    /// <summary>What a process has written.</summary>
    public string LogOf(string process) => FileOf($"{process.Replace(' ', '-')}.log");

    public string FileOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Leave everything where it is: something went wrong.</summary>
    public bool Keep { get; set; }

    public void Dispose()
    {
        if (!Keep)
            Directory.Delete(Path, recursive: true);
    }
}
