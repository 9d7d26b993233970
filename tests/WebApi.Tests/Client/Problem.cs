namespace MiniTwitter.Stories.Client;

/// <summary>RFC 9457, as the contract narrows it.</summary>
public sealed record Problem(string Type, string Title, int Status, string Detail, string TraceId)
{
    public Dictionary<string, string[]>? Errors { get; init; }

    /// <summary>The fields named are exactly these, each with a sentence.</summary>
    public void ShouldName(params string[] fields)
    {
        Errors.ShouldNotBeNull().Keys.ShouldBe(fields, ignoreOrder: true);
        Errors.Values.ShouldAllBe(messages => messages.Length > 0 && messages.All(message => message.Length > 0));
    }
}
