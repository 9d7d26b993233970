using Microsoft.Win32.SafeHandles;

namespace MiniTwitter.Storage;

/// <summary>Files and directories that no other user of the machine can read, whatever the umask.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode DirectoryMode700 = FileMode600 | UnixFileMode.UserExecute;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    // errno of a lock that somebody else holds; on Windows a code of its own.
    private const int WouldBlock = 11;
    private const int WouldBlockOnMacOs = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    // What this service writes into its data directory. Other files there aren't touched.
    private static readonly string[] OwnFiles = ["tweets.db*", "cluster.db*", "*.key", "*.key.*", "*.keys", "keys*.json", "*.pem"];

    /// <summary>Creates the directory, with mode 0700, unless it is there.</summary>
    public static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, DirectoryMode700);
    }

    /// <summary>
    /// Writes a file with mode 0600. It is complete or not there. A file that is there already stays, unless <paramref name="overwrite"/>.
    /// </summary>
    public static void WriteFile(string path, ReadOnlySpan<byte> bytes, bool overwrite)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        using (var file = new FileStream(draft, Options(FileMode.CreateNew, FileAccess.Write, FileShare.None)))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    /// <summary>Creates an empty file with mode 0600 unless it is there. SQLite gives its other files the mode of the database.</summary>
    public static void EnsureFile(string path)
    {
        using var file = new FileStream(path, Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));
    }

    /// <summary>Writes a file into a directory and deletes it.</summary>
    /// <exception cref="IOException">The directory is read-only.</exception>
    /// <exception cref="UnauthorizedAccessException">It belongs to another user.</exception>
    public static void TryWrite(string directory)
    {
        var path = Path.Combine(directory, $".{Guid.NewGuid():N}");
        File.WriteAllText(path, "");
        File.Delete(path);
    }

    public static FileStreamOptions Options(FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share };
        if (!OperatingSystem.IsWindows() && mode is not FileMode.Open)
            options.UnixCreateMode = FileMode600;
        return options;
    }

    /// <summary>Opens a file for this process alone, and creates it with mode 0600.</summary>
    /// <exception cref="IOException">Another process has it (<see cref="IsTaken"/>), or it can't be opened.</exception>
    public static SafeFileHandle Open(string path)
    {
        // A handle can't be opened with a mode, so the file is created first.
        if (!File.Exists(path))
            EnsureFile(path);
        return File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>Whether the file could not be opened because another process has it.</summary>
    public static bool IsTaken(IOException fault) => fault.HResult is WouldBlock or WouldBlockOnMacOs or SharingViolation;

    /// <summary>
    /// Takes the rights of others from a data directory and from this service's files in it. Answers a sentence about what was
    /// open, or null.
    /// </summary>
    public static string? Tighten(string directory)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(directory))
            return null;
        var mode = File.GetUnixFileMode(directory);
        var anyOpen = (mode & Others) != 0;
        try
        {
            foreach (var file in OwnFiles.SelectMany(pattern => Directory.EnumerateFiles(directory, pattern)))
            {
                if ((File.GetUnixFileMode(file) & Others) == 0)
                    continue;
                anyOpen = true;
                File.SetUnixFileMode(file, FileMode600);
            }

            if (!anyOpen)
                return null;
            // A directory that others need too, such as /tmp or the program's own, keeps its mode.
            if (mode.HasFlag(UnixFileMode.StickyBit) || IsProgramFolder(directory))
                return $"The data directory {directory} can be read by other users. Its files were closed to them; give the data a directory of its own.";
            File.SetUnixFileMode(directory, DirectoryMode700);
            return $"The data directory {directory} could be read by other users. It is closed to them now.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The data directory {directory} can be read by other users, and that can't be changed: {e.Message}";
        }
    }

    private static bool IsProgramFolder(string directory) =>
        $"{Path.GetFullPath(AppContext.BaseDirectory)}/".StartsWith($"{Path.GetFullPath(directory).TrimEnd('/')}/", StringComparison.Ordinal);
}
