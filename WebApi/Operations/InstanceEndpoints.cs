using Microsoft.AspNetCore.Http.HttpResults;

namespace MiniTwitter.Operations;

/// <summary>What a client should know of this server before anybody signs in.</summary>
internal static class InstanceEndpoints
{
    private static readonly Instance This = new(
        "MiniTwitter",
        "A Twitter-like service in which every user is an Orleans grain.",
        ProgramTexts.Version,
        "open",
        new InstanceLimits(
            ApiLimits.Handle, ApiLimits.DisplayName, ApiLimits.Bio, ApiLimits.PasswordMin, ApiLimits.PasswordMax,
            ApiLimits.Tweet, ApiLimits.Link, ApiLimits.PageMax),
        Rules: [],
        Languages: [],
        Contact: null);

    public static void MapInstance(this RouteGroupBuilder api) =>
        api.MapGet("/instance", Show).ForEveryone()
            .WithTags("Instance").WithSummary("This server: its version, how to sign up, its limits");

    private static Ok<Instance> Show() => TypedResults.Ok(This);

    /// <summary>This server.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Description">What it is, in a sentence.</param>
    /// <param name="Version">Its release, by semantic versioning: `1.2.0`, or `1.2.1-alpha.0.5` for what came after.</param>
    /// <param name="SignUp">Who may register: `open` is everybody.</param>
    /// <param name="Limits">Some of its limits.</param>
    /// <param name="Rules">What its people agree to; may be empty.</param>
    /// <param name="Languages">Language tags (BCP 47) that are mostly used here; may be empty.</param>
    /// <param name="Contact">How to reach who runs it, or null.</param>
    internal sealed record Instance(
        string Name,
        string Description,
        string Version,
        string SignUp,
        InstanceLimits Limits,
        string[] Rules,
        string[] Languages,
        string? Contact);

    /// <summary>Limits that a client shows or checks.</summary>
    /// <param name="Handle">Longest handle, in characters.</param>
    /// <param name="DisplayName">Longest display name, in grapheme clusters.</param>
    /// <param name="Bio">Longest bio, in grapheme clusters.</param>
    /// <param name="PasswordMin">Shortest password, in code points.</param>
    /// <param name="PasswordMax">Longest password, in code points.</param>
    /// <param name="Tweet">Longest tweet, in grapheme clusters with every link counted as <paramref name="Link"/>.</param>
    /// <param name="Link">What a link counts in a tweet.</param>
    /// <param name="PageMax">Most items of a page.</param>
    internal sealed record InstanceLimits(
        int Handle, int DisplayName, int Bio, int PasswordMin, int PasswordMax, int Tweet, int Link, int PageMax);
}
