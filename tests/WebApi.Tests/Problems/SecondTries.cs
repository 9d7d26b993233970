using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using MiniTwitter.Problems;

namespace MiniTwitter.Stories.Problems;

/// <summary>What a silo refuses because it stops or has died is asked once more, where that can do no harm.</summary>
public class SecondTries
{
    private static readonly Exception Refused = new SiloUnavailableException("gone");

    [Theory]
    [InlineData("GET", null)]
    [InlineData("HEAD", null)]
    [InlineData("POST", "a-key")]
    [InlineData("DELETE", "a-key")]
    public async Task Are_made_of_reads_and_of_writes_with_a_key(string method, string? key)
    {
        (await AskAsync(method, key, Refused)).ShouldBe(2);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Are_not_made_of_writes_without_a_key(string method)
    {
        await Should.ThrowAsync<SiloUnavailableException>(() => AskAsync(method, key: null, Refused));
    }

    [Fact]
    public async Task Are_the_last()
    {
        await Should.ThrowAsync<SiloUnavailableException>(() => AskAsync("GET", key: null, Refused, Refused));
    }

    [Fact]
    public async Task Are_not_made_by_those_who_have_waited_for_long_already()
    {
        await Should.ThrowAsync<TimeoutException>(() => AskAsync("GET", key: null, new TimeoutException()));
    }

    /// <summary>How often the endpoint was asked until it answered.</summary>
    private static async Task<int> AskAsync(string method, string? key, params Exception[] faults)
    {
        var context = new DefaultHttpContext { Request = { Method = method } };
        if (key is not null)
            context.Request.Headers["Idempotency-Key"] = key;
        var asked = 0;
        var filter = new SecondTry(TimeProvider.System, NullLogger<SecondTry>.Instance);
        await filter.InvokeAsync(
            new DefaultEndpointFilterInvocationContext(context),
            _ => ++asked <= faults.Length ? throw faults[asked - 1] : ValueTask.FromResult<object?>(null));
        return asked;
    }
}
