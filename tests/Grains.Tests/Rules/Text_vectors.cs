using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MiniTwitter.Text;
using MiniTwitter.Tweets;

namespace MiniTwitter.Rules;

/// <summary>
/// <c>tests/vectors/text.json</c>: what becomes of a text. The client's tests read the same file (<c>text-vectors.spec.ts</c>), so that
/// both count the same length. After a change of the rules run this test with MINITWITTER_ACCEPT_VECTORS=1 and look at the difference.
/// </summary>
public class Text_vectors
{
    private const int Generated = 600;
    private const int Seed = 20_261;

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement),
    };

    private static readonly string[] Hosts =
    [
        "a.example", "A.Example", "a.example:8080", "a.example:", "a.example:99999", "a.example.", "a..example", "a,b.com", "a_b.example", "-a.example",
        "a-.example", "localhost", "1.2.3.4", "1.2.3.4.5", "1.2.3", "256.1.1.1", "01.2.3.4", "0x7f.0.0.1", "a.0x1", "a.1", "例え.jp", "münchen.example",
        "straße.example", "xn--bcher-kva.example", "１.２.３.４", "ａ.example", "a.example見て", "i❤.ws", "i❤️.ws", "l·l.example", "a%2eb.example", "u@a.example", "u:p@a.example",
        "[::1]", "a。example", "a.みんな", "пример.рф", "שלום.example", "a.example_", "a.example–b", "a.example,https://b.example", "", ".", "a.b.c.d.e",
        "ﬁ.example", "Ⅻ.example", "a.example👍", "नमस्ते.example", "सी\u200Dए.example", "aא.example", "1a.שלום", "a.שלום", "שלום.みんな", "مثال.إختبار", "שלום1.example", "a½.example", "©.example",
    ];

    private static readonly string[] Tails =
    [
        "", "/", "/x", "/x.", "/x).", "/x_(y)", "/x_(y))", "/[a]]", "/?q=a,b", "/?q[]=1", "#", "#x", "?", "?#", "/Wave–particle", "/cat’s", "/cat’", "/“x”", "/a·b", "/a・b",
        "/〇", "/a\u200Cb", "/a\u200C", "/👍", "/½°²《", "/《x》", "/《x》》", "/x。", "/x。y", "/x、）」", "/x（y）", "/x…", "/x—", "/x\u3000y", "/x\u00A0y", "/x\u200By", "/x|y",
        "/x\\y", "/x\"y", "/{x}", "/x<y", "/x^y", "/x`y", "/x,https://b.example/y", "/x;HTTP://b.example", "/x/https://b.example", "/@ada#tag", ",b", ";#tag", "、#tag",
        "/e\u0301", "/x\uFE0F", "/x\u2060y", "/x*~'", "/x!?:;", "/~a", "/%41", "/%zz", "/\uE000",
    ];

    private static readonly string[] Pieces =
    [
        "a", "Z9", "_", "é", "e\u0301", "日本", "ß", " ", " ", "\n", "\t", "\r\n", "\r", "\u200B", "\u200D", "\u200C", "\uFE0F", "\u202E", "\u2067", "\u200F", "\u2028", "@", "＠", "#", "＃",
        "&", "/", ".", ",", ")", "(", "]", "?", ":", "://", "http://", "https://", "https://a.bc", "@bob", "#tag", "👍", "👨‍👩‍👧‍👦", "🇩", "🇪", "क", "्", "ष", "ᄀ", "ᅡ",
        "𝒜", "ﷺ", "\u0301\u0316", "\u0301\u0316\u0302\u0303\u0304\u0305\u0306\u0307\u0308", "%", "\\", "[", "xn--", "-", "..", "@alice@", "u@a.bc", "http://u@a.bc", "https://a.é", "·", "・", "〇", "İ", "ı",
        "1.2.3.4", "，", "」", "「", "https://x.example/", "HTTPS://", "http", "example.com", ",https://b.bc/y",
    ];

    private static readonly string[] Words =
    [
        "", " ", "\u200B", "\u3164", "plain words", "a\0b", "a\u0085b", "a\fb", "#八〇年代", "#il·lusió", "#ぼっち・ざ・ろっく", "#İstanbul", "@a/@b", "(#a/#b)", "-@ada", "＠ada", "＃tag", "a@b.com",
        "می\u200Cخواهم", "ཧྐྵྨླྺྼྻྂ", "ที่", "בְּרֵאשִׁ֖ית", "क्षि", "#love❤️", "#️⃣", "see https://a.example", "xhttps://a.example", "見てhttps://a.example/道 ", "_https://a.example_",
        "$https://a.example", "@https://a.example", "ftp://a.example", "javascript://a.example/%0Aalert(1)", "https:// a.example", "https:/a.example", "<https://a.example>",
    ];

    [Fact]
    public void Hold_what_the_rules_say_of_many_texts()
    {
        var path = VectorsPath();
        var now = "[\n" + string.Join(",\n", Texts().Distinct().Select(text => JsonSerializer.Serialize(Describe(text), Format))) + "\n]\n";
        if (Environment.GetEnvironmentVariable("MINITWITTER_ACCEPT_VECTORS") is "1")
            File.WriteAllText(path, now);

        File.ReadAllText(path).Split('\n').ShouldBe(now.Split('\n'));
    }

    [Fact]
    public void Are_read_in_linear_time()
    {
        string[] hard = ["https://a.b-", "https://a.b/(", "https://a.b,", "#a/", "@a-", "-", "a\u0301", "://", "http://", "#ﬃ", "・", "#a・", "https://é.", "@@"];
        foreach (var piece in hard)
        {
            var (once, tenTimes) = (TicksFor(piece, ApiLimits.TweetUnits / 10), TicksFor(piece, ApiLimits.TweetUnits));

            // Quadratic time would be 100 times as long.
            tenTimes.ShouldBeLessThan((once * 60) + TimeSpan.FromMilliseconds(20).Ticks, piece);
        }
    }

    private static long TicksFor(string piece, int length)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];
        TweetRules.Check(text);
        return Enumerable.Range(0, 5).Min(_ =>
        {
            var started = TimeProvider.System.GetTimestamp();
            TweetRules.Check(text);
            TweetFacets.Find(text);
            return TimeProvider.System.GetElapsedTime(started).Ticks;
        });
    }

    private static IEnumerable<string> Texts()
    {
        foreach (var word in Words)
            yield return word;
        foreach (var host in Hosts)
            yield return $"go https://{host}/x now";
        foreach (var host in Hosts)
            yield return $"(https://{host}).";
        foreach (var tail in Tails)
            yield return $"go https://a.example{tail} now";
        yield return new string('x', 281);
        yield return new string('x', 280);
        yield return "https://a.example/" + new string('x', 2_030);
        yield return "https://a.example/" + new string('x', 2_031);

        // A generator with a seed makes the same sequence on every version of .NET.
        var random = new Random(Seed);
        for (var made = 0; made < Generated; made++)
            yield return string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pick(random, Pieces)));
        for (var made = 0; made < Generated; made++)
            yield return $"{Pick(random, Pieces)} http{Pick(random, ["", "s"])}://{Pick(random, Hosts)}{Pick(random, Tails)}{Pick(random, Pieces)}";
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private static Vector Describe(string text)
    {
        var check = TweetRules.Check(text);
        var kept = PlainText.NormaliseLines(text);
        return new Vector(
            text, check.Value, check.Refusal?.ToString(), TweetRules.Length(kept),
            [.. TweetFacets.Find(kept).Select(facet => new Found(facet.Kind.ToString().ToLower(CultureInfo.InvariantCulture), facet.Start, facet.Length, facet.Target))]);
    }

    private static string VectorsPath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "vectors", "text.json");

    private sealed record Vector(string Text, string? Normal, string? Refusal, int Length, Found[] Facets);

    private sealed record Found(string Kind, int Start, int Length, string Target);
}
