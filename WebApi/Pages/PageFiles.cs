using System.Text.RegularExpressions;
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

    public static void UsePages(this WebApplication app)
    {
        var files = app.Environment.WebRootFileProvider;
        app.Use((context, next) =>
        {
            if (MayBeFile(context.Request))
                Find(context.Request, files);
            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            ContentTypeProvider = CompressedFiles.ContentTypes,
            OnPrepareResponse = file => SetHeaders(file.Context, file.File),
        });
    }

    private static bool MayBeFile(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !NotPages.Any(prefix => request.Path.StartsWithSegments(prefix));

    private static void Find(HttpRequest request, IFileProvider files)
    {
        if (!files.GetFileInfo(request.Path).Exists && !Path.HasExtension(request.Path))
            request.Path = Index;
        request.Path = CompressedFiles.Choose(request, files);
    }

    private static void SetHeaders(HttpContext context, IFileInfo file)
    {
        context.Response.Headers.CacheControl = Hashed().IsMatch(file.Name) ? ForEver : AskAgain;
        context.Response.Headers[HeaderNames.ContentSecurityPolicy] = Policy;
        CompressedFiles.SetHeaders(context.Response, file);
    }

    // main-U6ECVH5N.js, chunk-w-4MFSxn.js.br
    [GeneratedRegex(@"-[A-Za-z0-9_-]{8}\.(js|css)(\.(br|gz))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hashed();
}
