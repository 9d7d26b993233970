using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MiniTwitter.Problems;

namespace MiniTwitter.Stories.Problems;

/// <summary>A call can be cancelled because the client has gone, or because a silo has.</summary>
public class CancelledCalls
{
    [Fact]
    public async Task Are_to_be_made_again_where_the_client_still_waits() =>
        (await AnswerAsync(clientIsGone: false)).ShouldBe(StatusCodes.Status503ServiceUnavailable);

    [Fact]
    public async Task Are_nothing_to_complain_about_where_the_client_has_gone() =>
        (await AnswerAsync(clientIsGone: true)).ShouldBe(StatusCodes.Status499ClientClosedRequest);

    private static async Task<int> AnswerAsync(bool clientIsGone)
    {
        await using var services = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services, RequestAborted = new CancellationToken(clientIsGone) };
        var handler = new FaultHandler(services.GetRequiredService<IProblemDetailsService>(), NullLogger<FaultHandler>.Instance);
        await handler.TryHandleAsync(context, new TaskCanceledException(), TestContext.Current.CancellationToken);
        return context.Response.StatusCode;
    }
}
