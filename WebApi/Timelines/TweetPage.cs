using System.Buffers;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using MiniTwitter.Tweets;

namespace MiniTwitter.Timelines;

/// <summary>Answers a page of tweets, put together from their JSON as the silo has written it.</summary>
internal sealed class TweetPage(Page<TweetJson> page) : IResult, IEndpointMetadataProvider
{
    private const string ContentType = "application/json; charset=utf-8";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Page<Tweet>), ["application/json"]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var end = Encoding.ASCII.GetBytes($"],\"before\":{Quote(page.Before)},\"after\":{Quote(page.After)}}}");
        var start = "{\"items\":["u8;
        var response = httpContext.Response;
        response.ContentType = ContentType;
        response.ContentLength = start.Length + end.Length + page.Items.Sum(item => item.Length) + Math.Max(0, page.Items.Length - 1);
        Write(response, start, end);
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    private void Write(HttpResponse response, ReadOnlySpan<byte> start, ReadOnlySpan<byte> end)
    {
        var writer = response.BodyWriter;
        writer.Write(start);
        for (var number = 0; number < page.Items.Length; number++)
        {
            if (number > 0)
                writer.Write(","u8);
            page.Items[number].WriteTo(writer);
        }

        writer.Write(end);
    }

    // Cursors are made of letters that need no escape.
    private static string Quote(string? cursor) => cursor is null ? "null" : $"\"{cursor}\"";
}
