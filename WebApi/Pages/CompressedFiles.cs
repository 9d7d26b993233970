using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace MiniTwitter.Pages;

/// <summary>
/// The build of the web client leaves its files compressed beside them: <c>main.js.br</c>, <c>main.js.gz</c>. No request
/// waits for compression, and nothing but public files is ever compressed: answers that mix secrets with a stranger's
/// text would leak them by their length.
/// </summary>
internal static class CompressedFiles
{
    // The smaller one first: it is sent where both are equally welcome.
    private static readonly (string Encoding, string Extension)[] Known = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>A compressed file is of the type of the file that it stands for.</summary>
    public static IContentTypeProvider ContentTypes { get; } = new TypesOfOriginals();

    /// <summary>The compressed file that is welcome most in the place of one, or that one itself.</summary>
    public static PathString Choose(HttpRequest request, IFileProvider files)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted))
            return request.Path;
        var extension = Known
            .Select(known => (known.Extension, Welcome: WelcomeOf(known.Encoding, accepted)))
            .Where(known => known.Welcome > 0 && files.GetFileInfo(request.Path + known.Extension).Exists)
            .OrderByDescending(known => known.Welcome)
            .FirstOrDefault()
            .Extension;
        return request.Path + extension;
    }

    public static void SetHeaders(HttpResponse response, IFileInfo file)
    {
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        var encoding = Known.FirstOrDefault(known => IsOf(file.Name, known.Extension)).Encoding;
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
    }

    private static double WelcomeOf(string encoding, IList<StringWithQualityHeaderValue> accepted) =>
        (accepted.FirstOrDefault(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(one => one.Value == "*")) is { } found
            ? found.Quality ?? 1
            : 0;

    private static bool IsOf(string name, string extension) => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    private sealed class TypesOfOriginals : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider _types = new();

        public bool TryGetContentType(string subpath, [MaybeNullWhen(false)] out string contentType) =>
            _types.TryGetContentType(
                Known.Any(known => IsOf(subpath, known.Extension)) ? Path.ChangeExtension(subpath, null) : subpath,
                out contentType);
    }
}
