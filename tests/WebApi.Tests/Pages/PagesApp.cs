using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Hosting;

namespace MiniTwitter.Stories.Pages;

/// <summary>An application that serves a web client, whether one was built here or not.</summary>
public sealed class PagesApp : App
{
    public const string Index = "<!doctype html><title>MiniTwitter</title>";
    public static readonly string Script = string.Concat(Enumerable.Repeat("console.log('hello');", 50));

    private readonly DataDirectory _root = new();

    protected override void Configure(IWebHostBuilder builder)
    {
        File.WriteAllText(Path.Combine(_root.Path, "index.html"), Index);
        File.WriteAllText(Path.Combine(_root.Path, "main-ABCD1234.js"), Script);
        File.WriteAllBytes(Path.Combine(_root.Path, "main-ABCD1234.js.br"), Compressed(stream => new BrotliStream(stream, CompressionLevel.Optimal)));
        File.WriteAllBytes(Path.Combine(_root.Path, "main-ABCD1234.js.gz"), Compressed(stream => new GZipStream(stream, CompressionLevel.Optimal)));
        builder.UseWebRoot(_root.Path);
    }

    private static byte[] Compressed(Func<Stream, Stream> compress)
    {
        var compressed = new MemoryStream();
        using (var compressing = compress(compressed))
            compressing.Write(Encoding.UTF8.GetBytes(Script));
        return compressed.ToArray();
    }

    protected override async ValueTask StopAsync()
    {
        await base.StopAsync();
        _root.Dispose();
    }
}
