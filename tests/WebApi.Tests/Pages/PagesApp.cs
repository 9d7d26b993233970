using Microsoft.AspNetCore.Hosting;

namespace MiniTwitter.Stories.Pages;

/// <summary>An application that serves a web client, whether one was built here or not.</summary>
public sealed class PagesApp : App
{
    public const string Index = "<!doctype html><title>MiniTwitter</title>";
    public const string Script = "console.log('hello');";

    private readonly DataDirectory _root = new();

    protected override void Configure(IWebHostBuilder builder)
    {
        File.WriteAllText(Path.Combine(_root.Path, "index.html"), Index);
        File.WriteAllText(Path.Combine(_root.Path, "main-ABCD1234.js"), Script);
        builder.UseWebRoot(_root.Path);
    }

    protected override async ValueTask StopAsync()
    {
        await base.StopAsync();
        _root.Dispose();
    }
}
