using System.Collections.Immutable;
using MiniTwitter.Tweets;

namespace MiniTwitter.Users;

/// <summary>What a viewer sees of somebody.</summary>
public enum Sight
{
    /// <summary>Everything.</summary>
    Everything,

    /// <summary>The profile alone, so as to unblock: the viewer has blocked this user.</summary>
    ProfileOnly,

    /// <summary>Nothing, as if there were no such user: it has blocked the viewer.</summary>
    Nothing,
}

/// <summary>How the user grain answers somebody who puts a page together for the user.</summary>
/// <param name="Marks">What the user has done with the tweets, in their order.</param>
/// <param name="Sights">What the user sees of the people, in their order.</param>
/// <param name="HidesNobody">The user sees everything of everybody: it need not be asked about people.</param>
[GenerateSerializer, Immutable, Alias("mt.Looks")]
public sealed record Looks(
    [property: Id(0)] ImmutableArray<TweetMarks> Marks,
    [property: Id(1)] ImmutableArray<Sight> Sights,
    [property: Id(2)] bool HidesNobody = false);
