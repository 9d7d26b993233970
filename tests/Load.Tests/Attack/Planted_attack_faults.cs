using System.Net;
using MiniTwitter.Traffic;

namespace MiniTwitter.Attack;

/// <summary>The attack finds each kind of fault that it looks for, and nothing where there is none.</summary>
public sealed class Planted_attack_faults : IDisposable
{
    private readonly Violations _violations = new();
    private readonly string _log = Path.GetTempFileName();

    [Fact]
    public async Task A_500_over_the_wire_is_found()
    {
        await using var server = await HoldableServer.StartAsync(status: 500);
        using var client = new RawClient(server.Address, IPAddress.Loopback, TimeSpan.FromSeconds(30));

        var answer = await SendAsync(client, server);
        Look(answer);

        answer.Body.ShouldContain("{}");
        Found.ShouldContain("500 for GET /api/explore");
    }

    [Fact]
    public async Task A_connection_is_used_again()
    {
        await using var server = await HoldableServer.StartAsync();
        using var client = new RawClient(server.Address, IPAddress.Loopback, TimeSpan.FromSeconds(30));

        for (var request = 0; request < 3; request++)
            Look(await SendAsync(client, server));

        _violations.Total.ShouldBe(0);
    }

    [Theory]
    [InlineData("HTTP/1.1 503 Service Unavailable", 1)]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5", 0)]
    public void A_503_has_to_say_when_to_come_back(string head, int expected)
    {
        Look(new RawAnswer(503, head, ""));

        _violations.Total.ShouldBe(expected);
    }

    [Fact]
    public void A_stack_trace_in_an_answer_is_found()
    {
        Look(new RawAnswer(400, "", "System.Exception: x\n   at MiniTwitter.X.Y()"));

        Found.ShouldContain("a stack trace in the answer");
    }

    [Fact]
    public void Somebody_elses_hidden_tweet_is_found()
    {
        Look(new RawAnswer(200, "", """{"items":[{"text":"secret marker"}]}"""), "marker");

        Found.ShouldContain("shows what is hidden");
    }

    [Fact]
    public void A_request_without_an_answer_is_found()
    {
        Look(RawAnswer.OfSilent);

        Found.ShouldContain("no answer in time");
    }

    [Fact]
    public async Task A_stack_trace_and_an_error_in_the_log_are_found_once()
    {
        var check = new LogCheck(_log, _violations);
        await File.WriteAllTextAsync(
            _log,
            "info: A[0]\n      all is well at home (really)\n" +
            "fail: B[7]\n      It failed.\n      System.Exception: x\n         at MiniTwitter.X.Y(Int32 z) in /x.cs:line 1\n",
            TestContext.Current.CancellationToken);

        check.ReadOn("a phase");
        check.ReadOn("another");

        _violations.Total.ShouldBe(2);
        Found.ShouldContain("logged as fail by B[7]");
        Found.ShouldContain("a stack trace in the log, of fail: B[7]");
    }

    [Fact]
    public void Answers_as_they_should_be_are_no_violations()
    {
        foreach (var status in (int[])[200, 304, 401, 404, 429])
            Look(new RawAnswer(status, "", "{}"), "marker");
        Look(RawAnswer.OfClosed);

        _violations.Total.ShouldBe(0);
    }

    public void Dispose() => File.Delete(_log);

    private static Task<RawAnswer> SendAsync(RawClient client, HoldableServer server) => client.SendAsync(
        new Draft("GET", "/api/explore").ToBytes(server.Address), isHead: false, isLast: false, TestContext.Current.CancellationToken);

    private string Found => string.Join('\n', _violations.Lines);

    private void Look(RawAnswer answer, params string[] hidden) =>
        new AnswerCheck(_violations).Look("GET /api/explore", "request 1", answer, hidden);
}
