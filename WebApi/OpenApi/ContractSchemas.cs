using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MiniTwitter.Accounts;
using MiniTwitter.Notifications;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.OpenApi;

/// <summary>What the types alone do not say: ids are strings, and answers leave nothing out.</summary>
internal static class ContractSchemas
{
    private const string IdPattern = "^[1-9][0-9]{0,18}$";

    private static readonly Type[] Ids = [typeof(UserId), typeof(TweetId), typeof(NotificationId), typeof(SessionId)];

    public static Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = context.JsonTypeInfo.Type;
        if (Ids.Contains(type))
            (schema.Type, schema.Pattern) = (JsonSchemaType.String, IdPattern);
        else if (type == typeof(Handle))
            (schema.Type, schema.Pattern) = (JsonSchemaType.String, Handle.Pattern);
        else if (type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?))
            (schema.Type, schema.Format) = (StringOrNull(context), "date-time");
        else if (type == typeof(string))
            schema.Type = StringOrNull(context);
        else if (type == typeof(string[]))
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
        else if (schema.Properties is { Count: > 0 } properties && !type.Name.EndsWith("Body", StringComparison.Ordinal))
            schema.Required = properties.Keys.ToHashSet();
        return Task.CompletedTask;
    }

    private static JsonSchemaType StringOrNull(OpenApiSchemaTransformerContext context) =>
        context.JsonPropertyInfo is { IsGetNullable: true } ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
}
