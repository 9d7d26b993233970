using System.Text;
using System.Text.Json;

namespace MiniTwitter.Attack;

/// <summary>Malformed and borderline inputs, by the place that they go to.</summary>
internal static class Corpus
{
    /// <summary>For path and query parameters, already encoded as they are sent.</summary>
    public static readonly string[] Encoded =
    [
        "%", "%zz", "%00", "%FF", "%C0%AF", "%ED%A0%80", "%F4%90%80%80", "..", "..%2f..%2fetc", "%2e%2e", "a%2Fb", ".", "a;b", "a%20b",
        "a+b",
        "%25", "%E2%80%AE", "a b", "\u00e9", "%u0041", "//", "*", "%0d%0aX:1",
    ];

    /// <summary>Numbers and texts of all kinds, for every text field and parameter.</summary>
    public static readonly string[] Texts =
    [
        "", " ", "0", "00", "-1", "+1", "1", "1.0", "1e9", "0x10", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "18446744073709551616", "00000000000000000001", "1,2", "null", "undefined", "true", "NaN", "Infinity", "a", "me", "admin", "__",
        "_0",
        Repeat("a", 16), Repeat("a", 101), Repeat("a", 257), Repeat("9", 400), Repeat("a", 4_000), "\0", "a\0b", "\u0001", "\u007f",
        "\u0085", "\u00a0",
        "\u2028", "\u200b", "\u200d", "\u2060", "\ufeff", "\ufffd", "\uffff", "\u202ehttps://evil.example/ruoy//:sptth", "\u2066a",
        "\ue000",
        "\U0010ffff", "\U000e0041", "\u0130stanbul", "\u00df", "\u0141\u00f3d\u017a", "\uff21\uff22", "e\u0301",
        "Z" + Repeat("\u0301", 130), "\u1100\u1161",
        "\u0915\u094d\u200d\u0937", "\U0001F3F3\uFE0F\u200D\U0001F308",
        Repeat("\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466", 300),
        "\u0661\u0662", "\u2167", "\u00b2", "\u05d0\u05d1", "#tag", "#" + Repeat("t", 120), Repeat("#t ", 90), "@a/@b", "(#a/#b)", "##",
        "@@", "\uff20ada",
        Repeat("@a ", 90), "' OR 1=1 --", "\"", "\\", "{}", "[]", "<script>alert(1)</script>", "${jndi:ldap://x}", "{0}", "%s%n",
        "a\tb\r\nc",
        "x" + Repeat("\n", 278) + "y", "https://a,b.com/k", "https://a.com,https://b.com", "https://" + Repeat("\u00e9", 2_000),
        "https://a.com/" + Repeat("\u4e16", 1_900), "https://1.2.3.4.5/", "https://xn--a/", "https://[::1]/", "javascript:alert(1)", "a@b",
        "Infinity-1", "_.", "eyJ9", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA==", "-._~",
    ];

    /// <summary>JSON of other types and shapes, for fields.</summary>
    public static readonly string[] JsonValues =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "9223372036854775807", "18446744073709551616", "[]", "{}", "[null]", "\"\\ud83d\"",
        "\"\\udc00\\ud83d\"",
        "\"\\u0000\"", "\"\\x\"", "'a'", "NaN", "", "\"a", Repeat("[", 200), Repeat("[", 60) + Repeat("]", 60), $"[{Repeat("1,", 1_000)}1]",
        .. Texts.Select(text => JsonSerializer.Serialize(text)),
    ];

    public static readonly byte[][] Bodies =
    [
        [], .. new[]
        {
            " ", "null", "[]", "\"\"", "0", "true", "{", "}", "{}", "[{}]", "{\"a\":}", "{\"text\":\"a\",}",
            "{\"text\":\"a\",\"text\":\"b\"}", "{/**/}", "{\"\":\"\"}",
            "{}{}", "{'text':'a'}", "text=a", "<a/>", "\0", "{\"text\":\"a\"}\0", "NaN", "\ufeff{\"text\":\"a\"}", "{\"__proto__\":{}}",
            "{\"$type\":\"System.Object\"}",
            Repeat("[", 10_000), Repeat("{\"a\":", 10_000), Repeat(" ", 64 * 1024), Repeat(" ", 64 * 1024 + 1),
            $"{{\"text\":\"{Repeat("a", 65_000)}\"}}",
            $"{{\"text\":\"{Repeat("\\u0041", 10_000)}\"}}", $"{{{Repeat("\"a\":1,", 9_000)}\"b\":1}}",
        }.Select(Encoding.UTF8.GetBytes),
        Encoding.Unicode.GetBytes("{\"text\":\"a\"}"), Encoding.UTF32.GetBytes("{}"), [0xff, 0xfe],
        [.. "{\"text\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8],
        [.. "{\"text\":\""u8, 0xc0, 0xaf, .. "\"}"u8], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0],
    ];

    public static readonly string?[] ContentTypes =
    [
        null, "", "text/plain", "application/json", "APPLICATION/JSON", "application/problem+json", "application/x-www-form-urlencoded",
        "*/*",
        "multipart/form-data; boundary=x", "application/json; charset=utf-8", "application/json; charset=\"utf-8\"",
        "application/json; charset=utf8",
        "application/json; charset=UTF-16", "application/json; charset=utf-7", "application/json; charset=bogus",
        "application/json; charset=iso-8859-1",
        "application/json; charset=", "application/json; charset", "application/json;;;", "application/json; charset=utf-8; charset=utf-16",
        "application/json; charset='utf-8'", "application/json; charset=\"", "application/json; charset=us-ascii",
        "application/json, text/plain",
        "application/json; charset=" + Repeat("x", 2_000), "application/\u00e9", "/", "application",
    ];

    public static readonly string[] Methods =
        ["HEAD", "OPTIONS", "TRACE", "PATCH", "PUT", "POST", "DELETE", "FOO", "get", "PROPFIND", "CONNECT", "G\u00cbT"];

    /// <summary>Values of <c>Authorization</c>.</summary>
    public static readonly string[] Authorizations =
    [
        "", "Bearer", "Bearer ", "bearer x", "Basic YTpi", "Bearer a.b.c", "Bearer ..", "Bearer 1.x",
        "Bearer 7234987234987.AAAAAAAAAAAAAAAAAAAAAA", "Digest x",
        "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.AAAA",
        "Bearer eyJhbGciOiJIUzI1NiIsImtpZCI6Ii4uLy4uIn0.e30.AAAA",
        "Bearer eyJ.eyJ.\u00e9", "Bearer " + Repeat("a", 1_025), "Bearer " + Repeat("a.", 4_000), "Bearer \u202e", "Bearer a b c",
        "Bearer \t", "Token x", "\u00ff",
    ];

    public static readonly (string Name, string Value)[] Headers =
    [
        .. new[] { "", " ", Repeat("k", 64), Repeat("k", 65), Repeat("k", 4_000), "a b", "\u00e9", "\t", "0", "../x" }
            .Select(value => ("Idempotency-Key", value)),
        .. new[] { "", "=", "refresh=", "refresh=x", "refresh=1.x", "__Host-refresh=7.AAAA", ";;;", "a=\u00e9", Repeat("a=b; ", 1_000) }
            .Select(value => ("Cookie", value)),
        .. new[] { "null", "https://evil.example", "http://localhost", "x", "" }.Select(value => ("Origin", value)),
        .. new[] { "", "a", "::", "1.2.3.4.5", "[::1]:99999", "unknown", Repeat("1.1.1.1, ", 300), "fe80::1%eth0" }
            .Select(value => ("X-Forwarded-For", value)),
        .. new[] { "javascript", "https, http", "" }.Select(value => ("X-Forwarded-Proto", value)),
        .. new[] { "", "a", "evil.example", "a:b:c", "[::1", "\u00e9", "a/b" }.Select(value => ("Host", value)),
        .. new[] { "*/*;q=x", "text/html", "application/xml", "image/png, text/*;q=0.5", "" }.Select(value => ("Accept", value)),
        .. new[] { "gzip", "br;q=9", "zstd, *;q=0", "\u00e9" }.Select(value => ("Accept-Encoding", value)),
        .. new[] { "gzip", "br", "identity", "x" }.Select(value => ("Content-Encoding", value)),
        ("Accept-Language", "\u00e9;q=2"), ("If-None-Match", "*"), ("If-None-Match", "\"a"), ("If-Match", "x"), ("If-Modified-Since", "x"),
        ("Range", "bytes=5-1"),
        ("Range", "bytes=" + Repeat("0-1,", 500)), ("Expect", "100-continue"), ("Expect", "x"), ("Upgrade", "websocket"),
        ("Connection", "Upgrade"), ("TE", "x"),
        ("X-HTTP-Method-Override", "DELETE"), ("Sec-Fetch-Site", "cross-site"), ("traceparent", "00-" + Repeat("0", 32) + "-x-01"),
        ("traceparent", "\u00e9"),
        ("baggage", Repeat("a=b,", 1_000)), ("X", Repeat("x", 8_000)), ("Authorization", "Bearer twice"), ("Content-Language", "x"),
        ("Referer", "\u00e9"),
    ];

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
