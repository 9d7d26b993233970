using System.Reflection;

namespace MiniTwitter.Servers;

/// <summary>Where this program's own repository is, and what was built in it.</summary>
internal static class Repository
{
    private static readonly string Configuration =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    public static string Root { get; } = FindRoot();

    /// <summary>The web server, as built together with this program.</summary>
    public static string WebApi => BuildOf("WebApi");

    /// <summary>The silo without web, as built together with this program.</summary>
    public static string Silo => BuildOf("Silo");

    private static string BuildOf(string project) => Path.Combine(Root, project, "bin", Configuration, "net10.0", $"MiniTwitter.{project}.dll");

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "MiniTwitter.sln")))
                return directory.FullName;
        }

        throw new DirectoryNotFoundException($"No MiniTwitter.sln above {AppContext.BaseDirectory}: run this program in its repository.");
    }
}
