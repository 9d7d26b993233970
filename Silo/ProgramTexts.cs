using System.Reflection;

namespace MiniTwitter;

/// <summary>The answers to <c>--help</c> and <c>--version</c>, and the version of the product.</summary>
public static class ProgramTexts
{
    /// <summary>The version by the git tag (<c>1.2.0</c>, or <c>1.2.1-alpha.0.5</c> for what came after), without the commit.</summary>
    public static string Version { get; } =
        typeof(ProgramTexts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    internal static string? Find(string[] args)
    {
        if (args.Any(argument => argument is "--version" or "-v"))
            return $"MiniTwitter {Version}";
        return args.Any(argument => argument is "--help" or "-h" or "-?") ? Help : null;
    }

    private static string Help => $"""
        MiniTwitter {Version}

        Usage: dotnet {Assembly.GetEntryAssembly()?.GetName().Name}.dll [--KEY=VALUE ...]

          --urls=http://127.0.0.1:5000            where it answers over HTTP
          --MiniTwitter:DataDirectory=DIRECTORY   where the SQLite files are; relative to the program's folder
          --MiniTwitter:Storage=Postgres          a PostgreSQL server instead; needs ConnectionStrings:MiniTwitter
          --ConnectionStrings:MiniTwitter=TEXT    the PostgreSQL server
          --MiniTwitter:Role=Web                  a web node without a silo
          --rotate-signing-key                    add a key that signs tokens from two minutes later on; nobody is signed out
          --rotate-signing-key --now              replace all keys at once, when one has leaked; everybody is signed out
          --help, --version                       print this, or the version

        Keys may also be environment variables (MiniTwitter__DataDirectory) or stand in appsettings.json. The README lists all of them.
        The process ends with 0 when it is told to stop (SIGTERM, Ctrl-C), and with 1 and a line on stderr when it can't start.
        """;
}
