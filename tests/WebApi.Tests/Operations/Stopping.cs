using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using MiniTwitter.Operations;

namespace MiniTwitter.Stories.Operations;

public class Stopping
{
    [Fact]
    public async Task A_node_that_is_told_to_stop_is_not_ready_from_that_moment_on()
    {
        var lifetime = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        var health = new StoppingHealth(lifetime);
        (await CheckAsync()).ShouldBe(HealthStatus.Healthy);

        lifetime.StopApplication();

        (await CheckAsync()).ShouldBe(HealthStatus.Unhealthy);

        async Task<HealthStatus> CheckAsync() => (await health.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken)).Status;
    }
}
