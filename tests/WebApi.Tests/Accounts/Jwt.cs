using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace MiniTwitter.Stories.Accounts;

/// <summary>An access token, taken apart as an attacker would.</summary>
internal sealed record Jwt(string Header, string Payload, string Signature)
{
    public static Jwt Parse(string token)
    {
        var parts = token.Split('.');
        parts.Length.ShouldBe(3);
        return new Jwt(Decode(parts[0]), Decode(parts[1]), parts[2]);
    }

    public Jwt WithAlgorithm(string algorithm) => this with { Header = JsonSerializer.Serialize(new { alg = algorithm, typ = "JWT" }) };

    public Jwt With(string old, string replacement)
    {
        Payload.ShouldContain(old);
        return this with { Payload = Payload.Replace(old, replacement, StringComparison.Ordinal) };
    }

    public string Unsigned() => $"{Content}.";

    public string Signed(Func<byte[], byte[]> sign) => $"{Content}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(Content)))}";

    public override string ToString() => $"{Content}.{Signature}";

    private string Content => $"{Encode(Header)}.{Encode(Payload)}";

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Decode(string part) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));
}
