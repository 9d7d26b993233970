namespace MiniTwitter.Stories.Limits;

/// <summary>As it is unless configured otherwise: with limits on how often a client may call.</summary>
public sealed class LimitedApp : App
{
    protected override IEnumerable<(string Key, string Value)> Settings => [];
}
