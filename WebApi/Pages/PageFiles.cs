using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace MiniTwitter.Pages;

/// <summary>
/// The web client, built into <c>wwwroot</c>: its files, and <c>index.html</c> for every address that is one of its
/// pages. Files with a hash in their name are cached for ever, the rest is asked for again.
/// </summary>
internal static partial class PageFiles
{
    private const string Index = "/index.html";
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";
    // Scripts and styles come from here and nowhere else; the client has one stylesheet and none of its own at run time.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static readonly string[] NotPages = ["/api", "/hubs", "/health", "/openapi", "/metrics", "/dashboard"];
    private static readonly string[] Compressed = ["text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml", "application/manifest+json"];

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(compression =>
        {
            // Public files only: compressing answers that mix secrets with a stranger's text would leak them.
            compression.MimeTypes = Compressed;
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        // They are cached for ever: a quarter less to load is worth the milliseconds once.
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseResponseCompression();
        app.Use((context, next) =>
        {
            if (IsPage(context.Request, app.Environment.WebRootFileProvider))
                context.Request.Path = Index;
            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => SetHeaders(file.Context, file.File) });
    }

    private static bool IsPage(HttpRequest request, IFileProvider files) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !NotPages.Any(prefix => request.Path.StartsWithSegments(prefix))
        && !files.GetFileInfo(request.Path).Exists
        && !Path.HasExtension(request.Path);

    private static void SetHeaders(HttpContext context, IFileInfo file)
    {
        context.Response.Headers.CacheControl = Hashed().IsMatch(file.Name) ? ForEver : AskAgain;
        context.Response.Headers[HeaderNames.ContentSecurityPolicy] = Policy;
    }

    // main-U6ECVH5N.js, chunk-w-4MFSxn.js
    [GeneratedRegex(@"-[A-Za-z0-9_-]{8}\.(js|css)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hashed();
}
