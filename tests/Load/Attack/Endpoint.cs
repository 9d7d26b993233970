using System.Text.Json;

namespace MiniTwitter.Attack;

/// <summary>One operation of the API as the server describes it.</summary>
/// <param name="Fields">Of its body; null without a body.</param>
internal sealed record Endpoint(string Method, string Path, string[] PathParameters, string[] QueryParameters, string[]? Fields)
{
    private static readonly string[] Methods = ["get", "put", "post", "patch", "delete"];

    /// <param name="openApi">The document that the server serves.</param>
    public static Endpoint[] Read(string openApi)
    {
        using var document = JsonDocument.Parse(openApi);
        return
        [
            .. document.RootElement.GetProperty("paths").EnumerateObject()
                .SelectMany(path => path.Value.EnumerateObject(), (path, operation) => (path, operation))
                .Where(pair => Methods.Contains(pair.operation.Name))
                .Select(pair => Of(document.RootElement, pair.path.Name, pair.operation)),
        ];
    }

    public override string ToString() => $"{Method} {Path}";

    private static Endpoint Of(JsonElement root, string path, JsonProperty operation)
    {
        JsonElement[] parameters = operation.Value.TryGetProperty("parameters", out var list) ? [.. list.EnumerateArray()] : [];
        return new(operation.Name.ToUpperInvariant(), path, In("path"), In("query"), FieldsOf(root, operation.Value));

        string[] In(string place) =>
        [
            .. parameters.Where(each => each.GetProperty("in").GetString() == place).Select(each => each.GetProperty("name").GetString()!),
        ];
    }

    private static string[]? FieldsOf(JsonElement root, JsonElement operation)
    {
        if (!operation.TryGetProperty("requestBody", out var body))
            return null;
        var schema = body.GetProperty("content").EnumerateObject().First().Value.GetProperty("schema");
        if (schema.TryGetProperty("$ref", out var reference))
        {
            foreach (var step in reference.GetString()!.Split('/')[1..])
                root = root.GetProperty(step);
            schema = root;
        }

        return schema.TryGetProperty("properties", out var properties) ? [.. properties.EnumerateObject().Select(field => field.Name)] : [];
    }
}
