namespace MiniTwitter.Accounts;

/// <summary>What a session was opened with, as its browser named itself: for its owner to recognise, not to be relied on.</summary>
/// <param name="Browser">A browser's name, such as <c>Firefox</c>, or null when it is not known.</param>
/// <param name="System">An operating system's name, such as <c>Android</c>, or null when it is not known.</param>
/// <remarks>It travels in the context of the call: silos of the release before ignore it.</remarks>
[GenerateSerializer, Immutable, Alias("mt.Device")]
public sealed record Device([property: Id(0)] string? Browser, [property: Id(1)] string? System)
{
    private const string BrowserKey = "mt.browser";
    private const string SystemKey = "mt.system";

    /// <summary>Neither is known.</summary>
    public static readonly Device Unknown = new(null, null);

    /// <summary>The device of the present call.</summary>
    public static Device OfCall => new(RequestContext.Get(BrowserKey) as string, RequestContext.Get(SystemKey) as string);

    /// <summary>Names it for the calls that follow in this flow.</summary>
    public void Announce()
    {
        if (Browser is not null)
            RequestContext.Set(BrowserKey, Browser);
        if (System is not null)
            RequestContext.Set(SystemKey, System);
    }
}
