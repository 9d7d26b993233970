namespace MiniTwitter.Chaos.Disturbances;

/// <summary>A way in which things go wrong.</summary>
/// <param name="kind">What it is, in a few words.</param>
/// <param name="color">In which color it is drawn.</param>
internal abstract class Disturbance(string kind, string color)
{
    public string Kind => kind;

    public string Color => color;

    /// <summary>
    /// Does it. Says through <see cref="Scene"/> from when on users wait. Whoever has ended is started again by the
    /// caller.
    /// </summary>
    public abstract Task StrikeAsync(Scene scene, CancellationToken cancellation);

    /// <summary>All that can happen to a cluster over this kind of database.</summary>
    public static IReadOnlyList<Disturbance> All(bool postgres) =>
    [
        new KillSilo(), new KillNode(), new FreezeSilo(), new FreezeNode(), new RestartSilo(), new RestartNode(), new KillEverything(),
        new CutConnections(),
        .. postgres ? (Disturbance[])[new CrashPostgres(), new KillPostmaster(), new TerminateConnections()] : [],
    ];
}
