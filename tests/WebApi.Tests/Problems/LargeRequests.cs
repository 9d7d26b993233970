using System.Net.Sockets;
using System.Text;

namespace MiniTwitter.Stories.Problems;

/// <summary>Addresses and headers that are longer than anything needs.</summary>
public class LargeRequests(App app)
{
    [Theory]
    [InlineData(8 * 1024 + 1, 0, 0, 414)]
    [InlineData(15_000, 0, 0, 414)]
    [InlineData(100, 101, 1, 431)]
    [InlineData(100, 150, 1, 431)]
    [InlineData(100, 8, 5_000, 431)]
    [InlineData(100, 12, 5_000, 431)]
    public async Task Are_refused_as_problems_with_the_security_headers(int target, int headers, int length, int status)
    {
        var answer = await RequestAsync(target, headers, length);

        answer.ShouldStartWith($"HTTP/1.1 {status} ");
        answer.ShouldContain("X-Content-Type-Options: nosniff");
        answer.ShouldContain("Content-Security-Policy: ");
        answer.ShouldContain("application/problem+json");
    }

    [Theory]
    [InlineData(8_000, 0, 0)]
    [InlineData(100, 90, 10)]
    [InlineData(100, 7, 4_000)]
    public async Task Are_answered_up_to_the_limits(int target, int headers, int length) =>
        (await RequestAsync(target, headers, length)).ShouldStartWith("HTTP/1.1 200 ");

    private async Task<string> RequestAsync(int target, int headers, int length)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(app.Address.Host, app.Address.Port, TestContext.Current.CancellationToken);
        var path = "/api/explore?x=".PadRight(target, 'x');
        var more = Enumerable.Range(0, headers).Select(number => $"x-{number}: {new string('y', length)}\r\n");
        await client.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{string.Concat(more)}\r\n"), TestContext.Current.CancellationToken);
        return await new StreamReader(client.GetStream()).ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
