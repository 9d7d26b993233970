using System.Security.Cryptography;

namespace MiniTwitter.Auth;

/// <summary>The generated signing key in the data directory, readable by its owner alone.</summary>
internal static class SigningKeyFile
{
    private const string Name = "signing.key";
    private const int KeyLength = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The key. When several processes start at once, all of them answer the one that was first.</summary>
    public static byte[] ReadOrCreate(string directory)
    {
        var path = Path.Combine(directory, Name);
        if (!File.Exists(path))
            Create(directory, path);
        var key = File.ReadAllBytes(path);
        return key.Length == KeyLength ? key : throw new InvalidDataException($"{Name} in the data directory is damaged: it must hold {KeyLength} bytes.");
    }

    // Complete or not there: written beside its place, then moved. A move that finds the place taken does nothing.
    private static void Create(string directory, string path)
    {
        Directory.CreateDirectory(directory);
        var draft = Path.Combine(directory, $"{Name}.{Guid.NewGuid():N}");
        var open = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            open.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(draft, open))
        {
            file.Write(RandomNumberGenerator.GetBytes(KeyLength));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first.
            File.Delete(draft);
        }
    }
}
