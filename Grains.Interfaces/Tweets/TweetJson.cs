using System.Text.Json;
using MiniTwitter.Json;

namespace MiniTwitter.Tweets;

/// <summary>
/// A tweet as the API shows it, as JSON. It is written once on each silo, and every page and every push that shows the tweet
/// carries the same bytes, through web nodes too.
/// </summary>
/// <param name="Utf8">One JSON object. Not to be changed: others show it.</param>
[GenerateSerializer, Immutable, Alias("mt.TweetJson")]
public readonly record struct TweetJson([property: Id(0)] byte[] Utf8)
{
    private static readonly JsonSerializerOptions Options = MakeOptions();

    public static TweetJson Of(Tweet tweet) => new(JsonSerializer.SerializeToUtf8Bytes(tweet, Options));

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions();
        ApiJson.Configure(options);
        return options;
    }
}
