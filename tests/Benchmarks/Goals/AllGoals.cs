namespace MiniTwitter.Goals;

/// <summary>Every goal, in the order in which they are measured.</summary>
internal static class AllGoals
{
    public static IReadOnlyList<IGoal> List { get; } =
    [
        new HomeReads(),
        new HomeReadsOfTheRival(),
        new DurablePosts(),
        new DurablePostsOverPostgres(),
        new Deliveries(),
        new Celebrity(),
        new Memory(),
        new MoreSilos(),
        new SlowSilos(),
        new FirstReads(),
        new MixedLoad(),
        new ManyTweets(),
        new RecordedAllocations(),
        new LikedByAll(),
        new LargeCommunity(),
    ];
}
