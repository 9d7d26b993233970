namespace MiniTwitter.Traffic;

/// <summary>How often each kind of request comes.</summary>
/// <param name="Name">A letter.</param>
/// <param name="AuthorSkew">Exponent of Zipf's law, by which some write more than others; 0 when all write the same.</param>
/// <param name="Shares">By kind; together 1.</param>
internal sealed record Mix(string Name, double AuthorSkew, IReadOnlyDictionary<RequestKind, double> Shares)
{
    /// <summary>As DeathStarBench asks its social network.</summary>
    public static readonly Mix A = new("A", 0, new Dictionary<RequestKind, double>
    {
        [RequestKind.Home] = 0.60,
        [RequestKind.User] = 0.30,
        [RequestKind.Post] = 0.10,
    });

    /// <summary>As Twitter was used in 2013.</summary>
    public static readonly Mix B = new("B", 0.75, new Dictionary<RequestKind, double>
    {
        [RequestKind.Home] = 0.98,
        [RequestKind.Post] = 0.02,
    });

    /// <summary>As Retwis is asked in papers on databases.</summary>
    public static readonly Mix C = new("C", 0, new Dictionary<RequestKind, double>
    {
        [RequestKind.Home] = 0.50,
        [RequestKind.Post] = 0.30,
        [RequestKind.Follow] = 0.15,
        [RequestKind.Register] = 0.05,
    });

    public static readonly IReadOnlyList<Mix> All = [A, B, C];

    /// <summary>Null when there is none of that name.</summary>
    public static Mix? Named(string name) => All.FirstOrDefault(mix => mix.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
