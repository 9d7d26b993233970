using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NSec.Cryptography;

namespace MiniTwitter.Accounts;

/// <summary>
/// A password hash that says how it was made: a PHC string, <c>$argon2id$v=19$m=19456,t=2,p=1$salt$hash</c>. It is
/// checked with the cost it names, so that the cost can be raised without anybody losing a password.
/// </summary>
internal sealed partial record Argon2Hash(int MemoryKiB, int Passes, byte[] Salt, byte[] Output)
{
    private const int CurrentMemoryKiB = 19 * 1024;
    private const int CurrentPasses = 2;
    private const int SaltBytes = 16;
    private const int OutputBytes = 32;

    /// <summary>What no password fits, at the current cost.</summary>
    public static readonly Argon2Hash OfNothing = new(CurrentMemoryKiB, CurrentPasses, new byte[SaltBytes], new byte[OutputBytes]);

    /// <summary>Slow.</summary>
    public static Argon2Hash Make(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new(CurrentMemoryKiB, CurrentPasses, salt, Derive(password, CurrentMemoryKiB, CurrentPasses, salt, OutputBytes));
    }

    /// <exception cref="FormatException">It was not written by <see cref="ToString"/>.</exception>
    public static Argon2Hash Parse(string text)
    {
        var match = Phc.Match(text);
        if (!match.Success)
            throw new FormatException("Not a hash of a password.");
        return new(Number(match.Groups["m"]), Number(match.Groups["t"]), Bytes(match.Groups["salt"]), Bytes(match.Groups["hash"]));
    }

    /// <summary>Slow, and in the same time whatever the password.</summary>
    public bool Fits(string password) =>
        CryptographicOperations.FixedTimeEquals(Derive(password, MemoryKiB, Passes, Salt, Output.Length), Output);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"$argon2id$v=19$m={MemoryKiB},t={Passes},p=1${Base64(Salt)}${Base64(Output)}");

    private static byte[] Derive(string password, int memoryKiB, int passes, byte[] salt, int count)
    {
        var cost = new Argon2Parameters { MemorySize = memoryKiB, NumberOfPasses = passes, DegreeOfParallelism = 1 };
        var bytes = Encoding.UTF8.GetBytes(password);
        try
        {
            return new Argon2id(cost).DeriveBytes(bytes, salt, count);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // PHC strings carry base64 without padding.
    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] Bytes(Group group) => Convert.FromBase64String(group.Value.PadRight((group.Length + 3) / 4 * 4, '='));

    [GeneratedRegex(@"\A\$argon2id\$v=19\$m=(?<m>[0-9]{1,7}),t=(?<t>[0-9]{1,3}),p=1\$(?<salt>[A-Za-z0-9+/]{22})\$(?<hash>[A-Za-z0-9+/]{43})\z")]
    private static partial Regex Phc { get; }
}
