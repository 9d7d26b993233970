using System.Text.Json;

namespace MiniTwitter;

/// <summary>
/// Data that several projects share and this one doesn't copy: in <c>shared/data</c> beside the repository, or where
/// MINITWITTER_DATA says.
/// </summary>
internal static class TestData
{
    public static string[] NaughtyStrings() => JsonSerializer.Deserialize<string[]>(File.ReadAllText(Find("naughty-strings.json")))!;

    private static string Find(string name) =>
        Directories().Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"Set MINITWITTER_DATA to the directory that holds the test data {name}.");

    private static IEnumerable<string> Directories()
    {
        if (Environment.GetEnvironmentVariable("MINITWITTER_DATA") is { Length: > 0 } configured)
            yield return configured;
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
            yield return Path.Combine(up.FullName, "shared", "data");
    }
}
