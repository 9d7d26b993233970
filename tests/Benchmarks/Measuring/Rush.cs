using System.Net;

namespace MiniTwitter.Measuring;

/// <summary>Very many who ask at the same moment, each once, and wait in one queue for the connections.</summary>
/// <param name="Answers">In the order of those who asked.</param>
/// <param name="Latencies">From the common start until each had the answer.</param>
/// <param name="Took">Until the last had it.</param>
/// <param name="AskedAgain">How often somebody was told that the server is not there yet, and came again when it said.</param>
internal sealed record Rush(byte[][] Answers, Latencies Latencies, TimeSpan Took, int AskedAgain)
{
    /// <summary>Fewer than a server has room for while it does not yet accept them: who finds none tries again after a second.</summary>
    public const int Connections = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whatever else than 200 somebody is left with is an exception, and so is no answer within a minute.</summary>
    /// <param name="address">What is read.</param>
    /// <param name="tokens">Of those who ask.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<Rush> RunAsync(Uri address, IReadOnlyList<string> tokens, CancellationToken cancellation)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            MaxConnectionsPerServer = Connections,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
        });
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        var latencies = new Latencies(TimeProvider.System);
        var again = 0;
        var started = TimeProvider.System.GetTimestamp();
        var answers = await Task.WhenAll(tokens.Select(token => Task.Run(() => AskAsync(token), end.Token)));
        return new Rush(answers, latencies, TimeProvider.System.GetElapsedTime(started), again);

        async Task<byte[]> AskAsync(string token)
        {
            while (true)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11 };
                request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
                using var response = await http.SendAsync(request, end.Token);
                var answer = await response.Content.ReadAsByteArrayAsync(end.Token);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    latencies.Add(TimeProvider.System.GetElapsedTime(started));
                    return answer;
                }

                if (response is not { StatusCode: HttpStatusCode.ServiceUnavailable, Headers.RetryAfter.Delta: { } wait })
                    throw new InvalidOperationException($"{address} answered {(int)response.StatusCode}.");
                Interlocked.Increment(ref again);
                await Task.Delay(wait, TimeProvider.System, end.Token);
            }
        }
    }
}
