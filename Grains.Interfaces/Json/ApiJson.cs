using System.Text.Json;
using System.Text.Json.Serialization;
using MiniTwitter.Accounts;
using MiniTwitter.Notifications;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Json;

/// <summary>How the API and the hub write and read JSON.</summary>
public static class ApiJson
{
    /// <summary>Makes options those of the contract.</summary>
    public static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.DictionaryKeyPolicy = null;
        json.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.AllowDuplicateProperties = false;
        // Answers are JSON and nothing else: text stays readable, and whoever shows it escapes it.
        json.Encoder = Utf8TextEncoder.Instance;
        json.Converters.Add(new AnyTextConverter());
        json.Converters.Add(new UtcTimeConverter());
        json.Converters.Add(new JsonStringEnumConverter<FacetKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.Converters.Add(new JsonStringEnumConverter<NotificationKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.Converters.Add(new TweetJsonConverter());
        json.Converters.Add(new WordConverter<UserId>(id => id.ToString()));
        json.Converters.Add(new WordConverter<TweetId>(id => id.ToString()));
        json.Converters.Add(new WordConverter<NotificationId>(id => id.ToString()));
        json.Converters.Add(new WordConverter<SessionId>(id => id.ToString()));
        json.Converters.Add(new WordConverter<Handle>(handle => handle.Value));
    }
}
