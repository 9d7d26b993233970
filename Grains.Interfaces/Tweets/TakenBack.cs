namespace MiniTwitter.Tweets;

/// <summary>A like, bookmark or repost was taken back.</summary>
/// <param name="Tweet">As the user now sees it; null when it is deleted or hidden.</param>
[GenerateSerializer, Immutable, Alias("mt.TakenBack")]
public sealed record TakenBack([property: Id(0)] Tweet? Tweet);
