namespace MiniTwitter.Stories.Client;

/// <summary>A running application, seen from outside, on a port and a data directory of its own.</summary>
public abstract class Server : IAsyncLifetime
{
    /// <summary>Where it listens.</summary>
    public abstract Uri Address { get; }

    public abstract ValueTask InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Somebody who isn't signed in.</summary>
    public Visitor Visitor() => new(Address);

    /// <summary>A new person with an account of its own.</summary>
    public Task<Person> RegisterAsync() => Person.RegisterAsync(Address);

    /// <summary>New people.</summary>
    public Task<Person[]> RegisterAsync(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(_ => RegisterAsync()));

    protected abstract ValueTask StopAsync();

    protected Task WaitUntilReadyAsync() => Eventually.ShouldBeTrueAsync(
        async () => (await Visitor().GetAsync("/health/ready")).Status == OK, "the server is ready");
}
