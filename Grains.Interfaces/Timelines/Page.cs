using System.Collections.Immutable;

namespace MiniTwitter.Timelines;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Limit">1–<see cref="ApiLimits.PageMax"/> items.</param>
/// <param name="Before">Continue to older items from this cursor, or null.</param>
/// <param name="After">Continue to newer items from this cursor, or null. Not together with <paramref name="Before"/>.</param>
[GenerateSerializer, Immutable, Alias("mt.PageRequest")]
public sealed record PageRequest(
    [property: Id(0)] int Limit,
    [property: Id(1)] string? Before,
    [property: Id(2)] string? After)
{
}

/// <summary>One page of a list.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Before">Opaque cursor to older items, or null at the end.</param>
/// <param name="After">
/// Opaque cursor to newer items: what is committed later is found by it, also where its id is older. Null only
/// where nothing can follow.
/// </param>
[GenerateSerializer, Immutable, Alias("mt.Page`1")]
public sealed record Page<T>(
    [property: Id(0)] ImmutableArray<T> Items,
    [property: Id(1)] string? Before,
    [property: Id(2)] string? After);
