using System.Collections.Immutable;
using MiniTwitter.Timelines;

namespace MiniTwitter.Tweets;

/// <summary>A tweet between what it answers and what answers it.</summary>
/// <param name="Ancestors">
/// What it answers, directly and indirectly: topmost first, at most the 100 nearest. On the first page only.
/// </param>
/// <param name="Replies">Direct replies: first those of the tweet's own author, each group oldest first.</param>
[GenerateSerializer, Immutable, Alias("mt.TweetThread")]
public sealed record TweetThread(
    [property: Id(0)] ImmutableArray<Ancestor> Ancestors,
    [property: Id(1)] Tweet Tweet,
    [property: Id(2)] Page<Tweet> Replies)
{
}

/// <summary>A tweet above another in a thread.</summary>
/// <param name="Tweet">Null when it was deleted: its place stays.</param>
[GenerateSerializer, Immutable, Alias("mt.Ancestor")]
public sealed record Ancestor([property: Id(0)] TweetId Id, [property: Id(1)] Tweet? Tweet);
