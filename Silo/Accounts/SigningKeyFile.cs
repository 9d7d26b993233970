using MiniTwitter.Storage;

namespace MiniTwitter.Accounts;

/// <summary>The generated signing keys in the data directory, readable by their owner alone.</summary>
internal sealed class SigningKeyFile(string directory) : ISigningKeyStore
{
    private const string Name = "signing.key";

    private readonly string _path = Path.Combine(directory, Name);

    public Task<SigningKeyRing> ReadAsync(CancellationToken cancel) => Task.FromResult(Read());

    public Task<SigningKeyRing> ChangeAsync(Func<SigningKeyRing, SigningKeyRing> change, CancellationToken cancel)
    {
        var ring = change(Read());
        OwnerOnly.WriteFile(_path, ring.ToBytes(), overwrite: true);
        return Task.FromResult(ring);
    }

    private SigningKeyRing Read()
    {
        if (!File.Exists(_path))
        {
            Directory.CreateDirectory(directory);
            OwnerOnly.WriteFile(_path, SigningKeyRing.Create().ToBytes(), overwrite: false);
        }

        try
        {
            return SigningKeyRing.Parse(File.ReadAllBytes(_path));
        }
        catch (InvalidDataException damaged)
        {
            throw new InvalidDataException($"{Name} in the data directory: {damaged.Message}");
        }
    }
}
