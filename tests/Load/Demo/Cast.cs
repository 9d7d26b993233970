using MiniTwitter.Api;
using MiniTwitter.Checking;
using MiniTwitter.Graphs;

namespace MiniTwitter.Demo;

/// <summary>The people of a graph, brought to life on a server.</summary>
internal sealed class Cast(ApiClient api, SocialGraph graph, int writers)
{
    private readonly Person[] _people = new Person[graph.People];

    // A server that is used again knows the people of earlier runs.
    private readonly string _run = $"{Guid.NewGuid():n}"[..6];

    public IReadOnlyList<Person> People => _people;

    public Truth Truth { get; } = new(graph.People);

    public Task RegisterAsync(Action registered, CancellationToken cancellation) =>
        Crew.RunAsync(writers, graph.People, async number =>
        {
            _people[number] = await Person.RegisterAsync(api, $"p{number}_{_run}", $"Person {number}");
            registered();
        }, cancellation);

    public Task FollowAsync(Action followed, CancellationToken cancellation) =>
        Crew.RunAsync(writers, graph.People, async number =>
        {
            foreach (var followee in graph.Followees[number])
            {
                await _people[number].FollowAsync(_people[followee].Handle, $"follow-{followee}");
                Truth[number].Follows.Add(followee);
                followed();
            }
        }, cancellation);
}
