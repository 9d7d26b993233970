using MiniTwitter.Api;
using MiniTwitter.Checking;
using MiniTwitter.Writing;

namespace MiniTwitter.Chaos;

/// <summary>Everybody in the run: first those who write, then those who listen, those who probe and those who sleep.</summary>
internal sealed class People(ChaosSettings settings, Cluster cluster, Operations operations, Recovery recovery, TimeProvider time)
{
    private const int AtOnce = 4;
    private const int FirstFollowees = 4;
    private const int MostConnections = 20;

    private readonly Person[] _people = new Person[settings.People + settings.Sleeping];
    private readonly Random _random = new(settings.Seed);

    public IReadOnlyList<Person> All => _people;

    public Truth Truth { get; } = new(settings.People + settings.Sleeping);

    /// <summary>The numbers of those who listen.</summary>
    public IEnumerable<int> Listening => Enumerable.Range(settings.Writing, settings.Listening);

    /// <summary>Everybody registers and follows some of those who write. Those who listen will not change whom they follow.</summary>
    public async Task GatherAsync(Plant plant, CancellationToken cancellation)
    {
        var followees = _people.Select((_, person) => PickFollowees(person)).ToArray();
        await Crew.RunAsync(AtOnce, _people.Length, async number =>
        {
            var registered = await Person.RegisterAsync(cluster.Nodes[number % cluster.Nodes.Count].Api, $"c{number}", $"Chaos {number}");
            _people[number] = registered.OnAnotherDevice(plant, number);
        }, cancellation);
        await Crew.RunAsync(AtOnce, _people.Length, async number =>
        {
            foreach (var followee in followees[number])
            {
                await _people[number].FollowAsync(_people[followee].Handle, $"follow-{followee}");
                Truth[number].Follows.Add(followee);
            }
        }, cancellation);
        await Crew.RunAsync(AtOnce, settings.Listening, async number =>
        {
            // Never again, but others like, repost, answer and quote it, of which those who listen are told.
            var (author, text) = (settings.Writing + number, $"{number} listens");
            Truth[author].Post((await _people[author].PostAsync(text, "first")).Id, text);
        }, cancellation);
    }

    public Writer[] Writers()
    {
        var pace = TimeSpan.FromSeconds((double)settings.Writing / settings.Rate);
        return
        [
            .. Enumerable.Range(0, settings.Writing).Select(number =>
            {
                var random = new Random(_random.Next());
                return new Writer(_people[number], new Acts(number, _people, Truth, settings.Writing + settings.Listening, random), cluster, operations, random, pace, time);
            }),
        ];
    }

    public Audience Audience(Plant plant)
    {
        var people = Listening.ToArray();
        var seats = Math.Min(settings.Connections, people.Length * MostConnections);
        return new Audience(
            [
                .. Enumerable.Range(0, seats).Select(seat =>
                {
                    var person = people[seat % people.Length];
                    var device = _people[person].OnAnotherDevice(plant, _people.Length + seat);
                    return (person, new Listener($"{device.Handle}, connection {seat}", device, cluster, operations, recovery, new Random(_random.Next()), time));
                }),
            ],
            time);
    }

    public Prober[] Probers() =>
    [
        .. Enumerable.Range(settings.Writing + settings.Listening, settings.Probing)
            .Select(number => new Prober(number, _people[number], Truth[number], cluster, operations, recovery, time)),
    ];

    private int[] PickFollowees(int person) =>
        [.. Enumerable.Range(0, settings.Writing).Where(other => other != person).OrderBy(_ => _random.Next()).Take(FirstFollowees)];
}
