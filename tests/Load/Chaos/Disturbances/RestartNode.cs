using MiniTwitter.Servers;

namespace MiniTwitter.Chaos.Disturbances;

/// <summary>As in a rolling upgrade.</summary>
internal sealed class RestartNode() : Disturbance("restart of a web node", "#98c379")
{
    private static readonly TimeSpan ToEnd = TimeSpan.FromSeconds(30);

    public override Task StrikeAsync(Scene scene, CancellationToken cancellation) => EndAsync(scene, scene.AnyNode());

    /// <summary>SIGTERM: it has to end in time and without complaint.</summary>
    public static async Task EndAsync(Scene scene, ServerProcess process)
    {
        scene.Begin(process);
        var code = await process.EndAsync(ToEnd);
        if (code is 0)
            return;
        scene.Complain(process.Name, code is null ? $"told to end, runs after {ToEnd.TotalSeconds} s" : $"told to end, exit code {code}");
        await process.KillAsync();
    }
}
