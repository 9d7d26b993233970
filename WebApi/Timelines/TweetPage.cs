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
        // A position in all logs, which moves with every write. An earlier one continues from the same page.
        var after = $",\"after\":{Quote(page.After)}}}";
        var end = Encoding.ASCII.GetBytes($"],\"before\":{Quote(page.Before)}{after}");
        var length = Start.Length + end.Length + page.Items.Sum(item => item.Length) + Math.Max(0, page.Items.Length - 1);
        var body = new FixedBuffer(length);
        try
        {
            Write(body, end);
            var response = httpContext.Response;
            if (Freshness.IsUnchanged(httpContext, body.Written[..^after.Length]))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            response.ContentType = ContentType;
            response.ContentLength = length;
            response.BodyWriter.Write(body.Written);
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
        }
        finally
        {
            body.Return();
        }
    }

    private static ReadOnlySpan<byte> Start => "{\"items\":["u8;

    private void Write(FixedBuffer writer, ReadOnlySpan<byte> end)
    {
        writer.Write(Start);
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

    /// <summary>A pooled buffer of the right length.</summary>
    private sealed class FixedBuffer(int length) : IBufferWriter<byte>
    {
        private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(length);
        private int _written;

        public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _written);

        public void Advance(int count) => _written += count;

        public Memory<byte> GetMemory(int sizeHint = 0) => _buffer.AsMemory(_written);

        public Span<byte> GetSpan(int sizeHint = 0) => _buffer.AsSpan(_written);

        public void Return() => ArrayPool<byte>.Shared.Return(_buffer);
    }
}
