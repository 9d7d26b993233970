namespace MiniTwitter.Json;

/// <summary>Has endpoints write and read JSON as the contract says.</summary>
internal static class JsonHosting
{
    public static void AddApiJson(this WebApplicationBuilder builder) =>
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
}
