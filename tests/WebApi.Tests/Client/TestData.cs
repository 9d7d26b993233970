using System.Text.Json;

namespace MiniTwitter.Stories.Client;

/// <summary>
/// Files that the stories read and the test project doesn't copy: the repository's own, and data in
/// <c>shared/data</c> beside the repository or where MINITWITTER_DATA says.
/// </summary>
internal static class TestData
{
    public static string[] NaughtyStrings() => JsonSerializer.Deserialize<string[]>(File.ReadAllText(
        Find(DataDirectories(), "naughty-strings.json", "Set MINITWITTER_DATA to the directory that holds the test data")))!;

    public static string OpenApi() => File.ReadAllText(Find(
        Up().Select(directory => Path.Combine(directory, "WebApi")), "openapi.json", "The repository does not hold"));

    /// <summary>A file of <c>deploy/</c>.</summary>
    public static string Deployment(string name) => Find(
        Up().Select(directory => Path.Combine(directory, "deploy")), name, "The repository does not hold");

    private static string Find(IEnumerable<string> directories, string name, string otherwise) =>
        directories.Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{otherwise} {name}.");

    private static IEnumerable<string> DataDirectories() => Environment.GetEnvironmentVariable("MINITWITTER_DATA") is { Length: > 0 } configured
        ? [configured]
        : Up().Select(directory => Path.Combine(directory, "shared", "data"));

    private static IEnumerable<string> Up()
    {
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
            yield return up.FullName;
    }
}
