using System.Text.Json;

namespace MiniTwitter.Stories.Operations;

/// <summary>A program that was published, started from a folder that isn't its own.</summary>
public sealed class StartedFromElsewhere : IDisposable
{
    private readonly DataDirectory _folder = new();
    private readonly DataDirectory _elsewhere = new();

    [Fact]
    public async Task Still_serves_its_pages_and_keeps_its_data_in_its_folder()
    {
        Publish();
        Directory.CreateDirectory(Path.Combine(_folder.Path, "wwwroot"));
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "wwwroot", "index.html"), "<!doctype html>", TestContext.Current.CancellationToken);
        await using var server = Start();
        await server.InitializeAsync();

        (await server.Visitor().GetAsync("/")).Body.ShouldBe("<!doctype html>");
        File.Exists(Path.Combine(_folder.Path, "data", "tweets.db")).ShouldBeTrue();
        Directory.EnumerateFileSystemEntries(_elsewhere.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Says_its_version_everywhere()
    {
        Publish();
        await using var server = Start();
        await server.InitializeAsync();

        var version = JsonDocument.Parse((await server.Visitor().GetAsync("/api/instance")).Body).RootElement.GetProperty("version").GetString()!;

        version.ShouldMatch(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$");
        server.Process.Output.Take(2).ShouldContain(line => line.Contains($"MiniTwitter {version} starts.", StringComparison.Ordinal));
        JsonDocument.Parse((await server.Visitor().GetAsync("/health/details")).Body).RootElement.GetProperty("version").GetString().ShouldBe(version);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    private ServerProcess Start()
    {
        var server = new ServerProcess();
        server.Process.Folder = _folder.Path;
        server.Process.WorkingDirectory = _elsewhere.Path;
        return server;
    }

    // What the program needs lies beside the tests; links would lead back there.
    private void Publish()
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder.Path, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
