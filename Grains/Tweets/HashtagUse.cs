namespace MiniTwitter.Tweets;

/// <summary>How a hashtag is used.</summary>
/// <param name="Tag">As <see cref="Hashtag"/> has it.</param>
/// <param name="Tweets">Tweets of the last days.</param>
/// <param name="RecentTweets">Of those, the recent ones.</param>
/// <param name="RecentPeople">Different people who wrote the recent ones.</param>
public sealed record HashtagUse(string Tag, int Tweets, int RecentTweets, int RecentPeople);
