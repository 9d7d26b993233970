using System.Text;

namespace MiniTwitter.Attack;

/// <summary>Bytes that are no proper HTTP: framing, headers and versions. Each on a connection of its own.</summary>
internal sealed class WireAttack(Target target)
{
    private const string End = "\r\n\r\n";

    // Some wait for the rest of a request that never comes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly string[] Requests =
    [
        "GET /api/explore HTTP/1.0" + End, "GET /api/explore HTTP/1.1" + End, "GET /api/explore HTTP/9.9\r\nHost: a" + End,
        "GET /api/explore" + End, End, "\0\0\0\0",
        "GET  /api/explore HTTP/1.1\r\nHost: a" + End, "GET http://evil.example/api/explore HTTP/1.1\r\nHost: a" + End,
        "GET * HTTP/1.1\r\nHost: a" + End,
        "OPTIONS * HTTP/1.1\r\nHost: a" + End, "CONNECT a:1 HTTP/1.1\r\nHost: a" + End,
        "GET /api/explore HTTP/1.1\r\nHost: a\r\nHost: b" + End,
        "GET /api/explore HTTP/1.1\nHost: a\n\n", "GET /api/explore HTTP/1.1\r\nHost : a" + End,
        "GET /api/explore HTTP/1.1\r\nHost: a\r\n folded" + End,
        "GET /api/explore HTTP/1.1\r\nHost: a\r\n: x" + End, "GET /api/explore HTTP/1.1\r\nHost: a\r\nX\0: x" + End,
        "GET /api/explore HTTP/1.1\r\nHost: a\r\nX: \u0001" + End,
        $"GET /{new string('a', 9_000)} HTTP/1.1\r\nHost: a{End}",
        $"GET /api/explore HTTP/1.1\r\nHost: a\r\nX: {new string('a', 40_000)}{End}",
        $"GET /api/explore HTTP/1.1\r\nHost: a\r\n{string.Concat(Enumerable.Repeat("X: y\r\n", 200))}\r\n",
        Post("Content-Length: 5\r\nContent-Length: 6", "{}   "), Post("Content-Length: -1", "{}"),
        Post("Content-Length: 99999999999999999999", "{}"),
        Post("Content-Length: 2\r\nTransfer-Encoding: chunked", "0" + End), Post("Content-Length: 100", "{}"),
        Post("Content-Length: 1", "{}"), Post("Content-Length: 70000", "{}"),
        Post("Content-Length: x", "{}"), Post("Content-Length: ", "{}"), Post("Transfer-Encoding: chunked", "zz\r\n"),
        Post("Transfer-Encoding: chunked", "2\r\n{}"),
        Post("Transfer-Encoding: chunked", "ffffffffffffffff\r\n{}"), Post("Transfer-Encoding: chunked", "2;ext=\"a\r\n{}\r\n0" + End),
        Post("Transfer-Encoding: gzip, chunked", "0" + End),
        Post("Transfer-Encoding: identity", "{}"), Post("Transfer-Encoding: chunked", $"11170\r\n{new string(' ', 70_000)}\r\n0{End}"),
        Post("Expect: 100-continue\r\nContent-Length: 2", ""),
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0", "\u0016\u0003\u0001\u0002\0\u0001\0",
        "GET /hubs/timeline HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket" + End,
        "GET /hubs/timeline HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AA" + End,
        Upgrade("/hubs/timeline/", "13", "AAAAAAAAAAAAAAAAAAAAAA=="),
        Upgrade("/hubs/timeline", "99", "x"),
        "GET /hubs/timeline?id=x HTTP/1.1\r\nHost: a" + End, "DELETE /hubs/timeline?id=x HTTP/1.1\r\nHost: a" + End,
        "POST /hubs/timeline/negotiate?negotiateVersion=x HTTP/1.1\r\nHost: a\r\nContent-Length: 0" + End,
        "GET /.well-known/x HTTP/1.1\r\nHost: a" + End, "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: a" + End,
        "GET /..%5c..%5cx HTTP/1.1\r\nHost: a" + End, "GET /%00 HTTP/1.1\r\nHost: a" + End,
        "GET /openapi/%FF.json HTTP/1.1\r\nHost: a" + End, "GET /health/%2f HTTP/1.1\r\nHost: a" + End,
        "GET /assets/../../appsettings.json HTTP/1.1\r\nHost: a" + End,
    ];

    public async Task RunAsync(int hands, TimeSpan span, CancellationToken cancellation)
    {
        var started = target.Time.GetTimestamp();
        var next = -1;
        await Crew.RunAsync(hands, hands, async _ =>
        {
            using var client = target.Connect(patience: Patience);
            while (target.Time.GetElapsedTime(started) < span)
            {
                var number = Interlocked.Increment(ref next);
                var request = Requests[number % Requests.Length];
                var answer = await client.SendAsync(Encoding.Latin1.GetBytes(request), isHead: false, isLast: true, cancellation);
                // To wait for the rest of a request is right, up to a limit that is longer than this run is patient.
                if (answer.Status != RawAnswer.Silent)
                    target.Answers.Look("malformed HTTP", $"wire request {number % Requests.Length}: {request.Split('\r')[0]}", answer);
            }
        }, cancellation);
    }

    private static string Upgrade(string path, string version, string key) =>
        $"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
        $"Sec-WebSocket-Version: {version}\r\nSec-WebSocket-Key: {key}{End}";

    private static string Post(string headers, string body) =>
        $"POST /api/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n{headers}{End}{body}";
}
