namespace MiniTwitter.Processes;

/// <summary>Two clusters would need ten processes at once.</summary>
[CollectionDefinition]
public sealed class OneClusterAtATime;
