using System.Collections.Frozen;

namespace MiniTwitter.Accounts;

/// <summary>
/// The passwords that people use most, as collected by zxcvbn (30,000 from leaked databases, by frequency). Only
/// membership is asked: its strength estimate takes seconds for a long password made to be slow.
/// </summary>
internal static class CommonPasswords
{
    private static readonly Lazy<FrozenSet<string>> List = new(Load);

    public static bool Contains(string password) => List.Value.Contains(password);

    private static FrozenSet<string> Load()
    {
        using var list = typeof(Zxcvbn.Zxcvbn).Assembly.GetManifestResourceStream("zxcvbn-core.Dictionaries.passwords.lst")
            ?? throw new InvalidOperationException("The package zxcvbn-core no longer holds its list of passwords.");
        using var reader = new StreamReader(list);
        return Lines(reader).Where(line => line.Length >= ApiLimits.PasswordMin).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return line.Trim();
    }
}
