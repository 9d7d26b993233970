namespace MiniTwitter;

/// <summary>Where a program's settings, pages and data are, whatever folder it is started from.</summary>
public static class ProgramFolder
{
    /// <summary>
    /// The content root: null where one is configured; otherwise the folder of the program, which is the project's for a program
    /// that lies where it was built.
    /// </summary>
    public static string? ContentRoot(string[] args)
    {
        var configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build();
        return configuration[HostDefaults.ContentRootKey] is null ? Find() : null;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder.Parent is { } parent; folder = parent)
        {
            if (folder.Name == "bin" && parent.EnumerateFiles("*.csproj").Any())
                return parent.FullName;
        }

        return AppContext.BaseDirectory;
    }
}
