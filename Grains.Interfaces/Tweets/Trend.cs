namespace MiniTwitter.Tweets;

/// <summary>A hashtag that many use just now.</summary>
/// <param name="Tag">Without its sign, in lower case.</param>
/// <param name="TweetsCount">Tweets of the last 24 hours.</param>
/// <param name="PeopleCount">Different people who wrote them.</param>
[GenerateSerializer, Immutable, Alias("mt.Trend")]
public sealed record Trend([property: Id(0)] string Tag, [property: Id(1)] int TweetsCount, [property: Id(2)] int PeopleCount)
{
    /// <summary>Fewest people whose hashtag is a trend: nobody makes one alone.</summary>
    public const int MinPeople = 2;
}

/// <summary>A hashtag with how often it is used.</summary>
/// <param name="Tag">Without its sign, in lower case.</param>
/// <param name="TweetsCount">Tweets of the last 7 days.</param>
[GenerateSerializer, Immutable, Alias("mt.UsedHashtag")]
public sealed record UsedHashtag([property: Id(0)] string Tag, [property: Id(1)] int TweetsCount);
