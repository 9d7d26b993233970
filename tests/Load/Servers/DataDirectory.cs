namespace MiniTwitter.Servers;

/// <summary>The directory of the servers' data, and that of their logs.</summary>
internal sealed class DataDirectory : IDisposable
{
    /// <summary>A fresh one, deleted in the end unless it should be looked at.</summary>
    public DataDirectory()
    {
        Path = Directory.CreateTempSubdirectory("minitwitter-load-").FullName;
        Data = System.IO.Path.Combine(Path, "data");
    }

    /// <summary>One that stays, with its logs in it.</summary>
    public DataDirectory(string data)
    {
        Data = System.IO.Path.GetFullPath(data);
        Path = Directory.CreateDirectory(System.IO.Path.Combine(Data, "logs")).FullName;
        Keep = true;
    }

    public string Path { get; }

    public string Data { get; }

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
