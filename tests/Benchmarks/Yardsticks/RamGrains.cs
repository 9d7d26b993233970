namespace MiniTwitter.Yardsticks;

/// <summary>An author that tells its followers of a tweet, as little as Orleans can do: nothing durable, nothing to read.</summary>
[Alias("bench.IRamAuthor")]
public interface IRamAuthor : IGrainWithIntegerKey
{
    /// <summary>Answers when every follower has it.</summary>
    [Alias("Post")]
    Task PostAsync(long tweet, string text);
}

[Alias("bench.IRamFollower")]
public interface IRamFollower : IGrainWithIntegerKey
{
    [Alias("Deliver")]
    Task DeliverAsync(long tweet);
}

internal sealed class RamAuthor : Grain, IRamAuthor
{
    /// <summary>How many each has, as in the graph of a thousand people.</summary>
    public const int Followers = 28;

    private readonly IRamFollower[] _followers = new IRamFollower[Followers];
    private readonly Task[] _deliveries = new Task[Followers];

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var first = this.GetPrimaryKeyLong() * Followers;
        for (var number = 0; number < Followers; number++)
            _followers[number] = GrainFactory.GetGrain<IRamFollower>(first + number);
        return Task.CompletedTask;
    }

    public Task PostAsync(long tweet, string text)
    {
        for (var number = 0; number < Followers; number++)
            _deliveries[number] = _followers[number].DeliverAsync(tweet);
        return Task.WhenAll(_deliveries);
    }
}

internal sealed class RamFollower : Grain, IRamFollower
{
    private const int Capacity = 800;

    private readonly Queue<long> _timeline = new(Capacity);

    public Task DeliverAsync(long tweet)
    {
        if (_timeline.Count == Capacity)
            _timeline.Dequeue();
        _timeline.Enqueue(tweet);
        return Task.CompletedTask;
    }
}
