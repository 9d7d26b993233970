using MiniTwitter.Tweets;

namespace MiniTwitter.Timelines;

/// <summary>A tweet or repost, and where it stands in the log of its partition.</summary>
public readonly record struct LoggedTweet(TweetId Id, long Seq);
