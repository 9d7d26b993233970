using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace MiniTwitter.Pages;

/// <summary>
/// The web client, built into <c>wwwroot</c>: its files, and <c>index.html</c> for every other address, with 404 where no page is.
/// Files with a hash in their name are cached for ever, the rest is asked for again.
/// </summary>
internal static partial class PageFiles
{
    private const string Index = "/index.html";
    // Where password managers look for the page that changes a password (https://www.w3.org/TR/change-password-url/).
    private const string ChangePassword = "/.well-known/change-password";
    private const string Settings = "/settings";
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";
    // Scripts and styles come from here and nowhere else; the client has one stylesheet and none of its own at run time.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly string[] NotPages = ["/api", "/hubs", "/health", "/openapi", "/metrics", "/dashboard"];

    public static void UsePages(this WebApplication app)
    {
        var files = app.Environment.WebRootFileProvider;
        app.Use((context, next) =>
        {
            if (!MayBeFile(context.Request))
                return next(context);
            return context.Request.Path == ChangePassword ? RedirectAsync(context) : FindAsync(context, files, next);
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

    private static Task RedirectAsync(HttpContext context)
    {
        context.Response.Redirect(Settings);
        return Task.CompletedTask;
    }

    private static async Task FindAsync(HttpContext context, IFileProvider files, RequestDelegate next)
    {
        var request = context.Request;
        if (!files.GetFileInfo(request.Path).Exists && !IsFileName(request.Path))
        {
            if (!await new PageAddresses(context.RequestServices.GetRequiredService<IGrainFactory>()).IsPageAsync(request.Path))
            {
                context.Features.Set(NoPage.Instance);
                // Otherwise an answer for somebody who has the page already, or wants a part of it, would have no body.
                request.Headers.Remove(HeaderNames.IfNoneMatch);
                request.Headers.Remove(HeaderNames.IfModifiedSince);
                request.Headers.Remove(HeaderNames.Range);
            }

            request.Path = Index;
        }

        request.Path = CompressedFiles.Choose(request, files);
        await next(context);
    }

    // Not those under /.well-known, which have names like any page.
    private static bool IsFileName(PathString path) => Path.HasExtension(path) && !path.StartsWithSegments("/.well-known");

    private static void SetHeaders(HttpContext context, IFileInfo file)
    {
        if (context.Features.Get<NoPage>() is not null)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.Headers.CacheControl = Hashed().IsMatch(file.Name) ? ForEver : AskAgain;
        context.Response.Headers[HeaderNames.ContentSecurityPolicy] = Policy;
        CompressedFiles.SetHeaders(context.Response, file);
    }

    // main-U6ECVH5N.js, chunk-w-4MFSxn.js.br
    [GeneratedRegex(@"-[A-Za-z0-9_-]{8}\.(js|css)(\.(br|gz))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hashed();

    private sealed class NoPage
    {
        public static readonly NoPage Instance = new();
    }
}
