using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace MiniTwitter;

/// <summary>
/// Compresses the API's answers where the client asks for it. Answers with tokens or tickets are left out: beside text of others, the
/// length of a compressed answer tells something about a secret in it.
/// </summary>
internal static class CompressedAnswers
{
    private static readonly PathString[] Secret = ["/api/auth", "/api/live"];

    public static void AddCompressedAnswers(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            // In this order where both are equally welcome. At these levels gzip is smaller and takes less CPU time: 100 tweets of
            // 69 KB become 11 KB in 0.15 ms, with Brotli 15 KB in 1 ms.
            compression.Providers.Add<GzipCompressionProvider>();
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.MimeTypes = ["application/json", "application/problem+json"];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }

    public static void UseCompressedAnswers(this WebApplication app) => app.UseWhen(IsCompressible, api => api.UseResponseCompression());

    private static bool IsCompressible(HttpContext context) =>
        context.Request.Headers.AcceptEncoding.Count > 0
        && context.Request.Path.StartsWithSegments("/api")
        && !Secret.Any(path => context.Request.Path.StartsWithSegments(path));
}
