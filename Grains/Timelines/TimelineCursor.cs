using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Immutable;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;

namespace MiniTwitter.Timelines;

/// <summary>
/// Reads and writes the opaque cursors of the API: base64url of one byte for the kind and big-endian numbers. A
/// forged cursor can only name another place in the same list, never another list.
/// </summary>
internal static class TimelineCursor
{
    private const byte OlderKind = 1;
    private const byte NewerKind = 2;
    private const byte EdgeKind = 3;
    private const byte OwnReplyKind = 4;
    private const byte OthersReplyKind = 5;
    private const byte PlaceKind = 10;
    // An id is given before its commit, and a commit is given up well within this.
    private static readonly TimeSpan LatestArrival = TimeSpan.FromMinutes(2);

    private const int NewerLength = 1 + sizeof(long) * (1 + LogPartition.Count);

    /// <summary>Every tweet that will be committed from now on has a larger id.</summary>
    public static TweetId FloorAt(DateTimeOffset now) => new(TimeSortableId.FirstAt(now - LatestArrival));

    /// <summary>Continue with tweets below this id.</summary>
    public static string Older(TweetId before) => Encode(OlderKind, before.Value);

    public static bool TryParseOlder(string text, out TweetId before)
    {
        var parsed = TryDecode(text, OlderKind, out var value);
        before = new TweetId(value);
        return parsed;
    }

    /// <summary>Continue beyond this edge of a follower list.</summary>
    public static string Edge(long edge) => Encode(EdgeKind, edge);

    public static bool TryParseEdge(string text, out long edge) => TryDecode(text, EdgeKind, out edge);

    /// <summary>Continue beyond this place of a thread.</summary>
    public static string Reply(ThreadPlace place) => Encode(place.IsOthers ? OthersReplyKind : OwnReplyKind, place.Id.Value);

    public static bool TryParseReply(string text, out ThreadPlace place)
    {
        var isOthers = TryDecode(text, OthersReplyKind, out var value);
        var parsed = isOthers || TryDecode(text, OwnReplyKind, out value);
        place = new ThreadPlace(isOthers, new TweetId(value));
        return parsed;
    }

    /// <summary>Continue behind that many items of a list that is ranked anew for every page.</summary>
    public static string Place(int skip) => Encode(PlaceKind, skip);

    public static bool TryParsePlace(string text, out int skip)
    {
        var parsed = TryDecode(text, PlaceKind, out var value) && value <= int.MaxValue;
        skip = parsed ? (int)value : 0;
        return parsed;
    }

    /// <summary>Continue with what is committed after a position.</summary>
    /// <param name="floor">No tweet with a smaller id will be committed any more after the position.</param>
    public static string Newer(TweetId floor, LogPosition position)
    {
        Span<byte> bytes = stackalloc byte[NewerLength];
        bytes[0] = NewerKind;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], floor.Value);
        for (var i = 0; i < LogPartition.Count; i++)
            BinaryPrimitives.WriteInt64BigEndian(bytes[(1 + sizeof(long) * (i + 1))..], position.Seqs[i]);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryParseNewer(string text, out TweetId floor, out LogPosition position)
    {
        floor = default;
        position = LogPosition.Start;
        Span<byte> bytes = stackalloc byte[NewerLength];
        if (!TryDecode(text, bytes) || bytes[0] != NewerKind)
            return false;
        floor = new TweetId(BinaryPrimitives.ReadInt64BigEndian(bytes[1..]));
        var seqs = ImmutableArray.CreateBuilder<long>(LogPartition.Count);
        for (var i = 0; i < LogPartition.Count; i++)
            seqs.Add(BinaryPrimitives.ReadInt64BigEndian(bytes[(1 + sizeof(long) * (i + 1))..]));
        position = new LogPosition(seqs.MoveToImmutable());
        return floor.Value >= 0 && position.Seqs.All(seq => seq >= 0);
    }

    private static string Encode(byte kind, long value)
    {
        Span<byte> bytes = stackalloc byte[1 + sizeof(long)];
        bytes[0] = kind;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], value);
        return Base64Url.EncodeToString(bytes);
    }

    private static bool TryDecode(string text, byte kind, out long value)
    {
        Span<byte> bytes = stackalloc byte[1 + sizeof(long)];
        value = 0;
        if (!TryDecode(text, bytes) || bytes[0] != kind)
            return false;
        value = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
        return value >= 0;
    }

    // Exactly as many bytes as the kind has, in the one canonical spelling.
    private static bool TryDecode(string text, Span<byte> bytes) =>
        text.Length == Base64Url.GetEncodedLength(bytes.Length)
        && Base64Url.IsValid(text)
        && Base64Url.TryDecodeFromChars(text, bytes, out var written)
        && written == bytes.Length;
}
