using System.Globalization;
using System.Text;

namespace MiniTwitter.Attack;

/// <summary>A request that is being made up: well-formed at first, then changed by malformations.</summary>
internal sealed class Draft(string method, string path)
{
    public string Method { get; set; } = method;

    /// <summary>With its parameters filled in.</summary>
    public string Path { get; set; } = path;

    public List<string> Query { get; } = [];

    /// <summary>Name and value; a name may come twice.</summary>
    public List<(string Name, string Value)> Headers { get; } = [];

    /// <summary>The body's fields, each as JSON; null for a request without body.</summary>
    public Dictionary<string, string>? Fields { get; set; }

    /// <summary>Takes the place of <see cref="Fields"/>.</summary>
    public byte[]? Body { get; set; }

    public string? ContentType { get; set; }

    public bool IsHead => Method == "HEAD";

    public void Set(string name, string value)
    {
        Headers.RemoveAll(header => header.Name == name);
        Headers.Add((name, value));
    }

    public byte[] ToBytes(Uri server)
    {
        var fields = Fields?.Select(field => $"\"{field.Key}\":{field.Value}");
        var body = Body ?? (fields is null ? null : Encoding.UTF8.GetBytes($"{{{string.Join(',', fields)}}}"));
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"{Method} {Path}{(Query.Count == 0 ? "" : $"?{string.Join('&', Query)}")} HTTP/1.1\r\n");
        if (!Headers.Exists(header => header.Name == "Host"))
            head.Append(CultureInfo.InvariantCulture, $"Host: {server.Authority}\r\n");
        foreach (var (name, value) in Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        if (body is not null && ContentType is not null)
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {ContentType}\r\n");
        if (body is not null)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        var bytes = Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
        return body is null ? bytes : [.. bytes, .. body];
    }

    public override string ToString() =>
        $"{Method} {Path}{(Query.Count == 0 ? "" : $"?{string.Join('&', Query)}")}";
}
