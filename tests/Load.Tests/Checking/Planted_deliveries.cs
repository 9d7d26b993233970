using MiniTwitter.Api;

namespace MiniTwitter.Checking;

/// <summary>
/// The checker as a whole, with everything between it and a correct server: one delivery in 10,000 goes wrong on the way,
/// and is caught.
/// </summary>
public sealed class Planted_deliveries : IDisposable
{
    private const int Authors = 10;
    private const int Readers = 10;
    private const int TweetsOfEach = 500;

    private readonly Truth _truth = new(Authors + Readers);
    private readonly Faults _faults = new();
    private readonly ApiClient _api;

    public Planted_deliveries()
    {
        for (var reader = Authors; reader < _truth.People; reader++)
            _truth[reader].Follows.UnionWith(Enumerable.Range(0, Authors));
        for (var id = 1; id <= Authors * TweetsOfEach; id++)
            _truth[id % Authors].Post(id, $"post {id}");
        _api = new ApiClient(new Uri("http://truth/"), TimeProvider.System, handler: new TruthfulServer(_truth));
    }

    [Fact]
    public async Task None_are_found_where_none_are_planted()
    {
        await CheckEverythingAsync(PlantedFault.None);

        _faults.Total.ShouldBe(0, string.Join('\n', _faults.Examples));
    }

    [Fact]
    public async Task A_dropped_one_is_missing_in_some_timelines_and_never_recovered()
    {
        await CheckEverythingAsync(PlantedFault.Drop);

        _faults[FaultKind.Partial].ShouldBeGreaterThan(0);
        _faults[FaultKind.NotRecovered].ShouldBeGreaterThan(0);
        _faults[FaultKind.Duplicated].ShouldBe(0);
    }

    [Fact]
    public async Task A_duplicated_one_is_found_in_timelines_and_pushes()
    {
        await CheckTimelinesAsync(PlantedFault.Duplicate);
        var inTimelines = _faults[FaultKind.Duplicated];
        await ListenAsync(PlantedFault.Duplicate);

        inTimelines.ShouldBeGreaterThan(0);
        _faults[FaultKind.Duplicated].ShouldBeGreaterThan(inTimelines);
        _faults.Total.ShouldBe(_faults[FaultKind.Duplicated]);
    }

    [Fact]
    public async Task One_that_is_delayed_for_ever_is_never_recovered_although_the_timeline_has_it()
    {
        await CheckEverythingAsync(PlantedFault.Delay);

        _faults[FaultKind.NotRecovered].ShouldBeGreaterThan(0);
        _faults.Total.ShouldBe(_faults[FaultKind.NotRecovered]);
    }

    public void Dispose() => _api.Dispose();

    private async Task CheckEverythingAsync(PlantedFault fault)
    {
        await CheckTimelinesAsync(fault);
        await ListenAsync(fault);
    }

    private async Task CheckTimelinesAsync(PlantedFault fault)
    {
        var people = new List<Person>();
        for (var number = 0; number < _truth.People; number++)
            people.Add(await RegisterAsync(number, fault));
        await new WholeCheck(people, _truth, _faults).RunAsync(() => { }, TestContext.Current.CancellationToken);
    }

    // Each reader is told of the first half, is cut off, and catches up from the beginning.
    private async Task ListenAsync(PlantedFault fault)
    {
        for (var reader = Authors; reader < _truth.People; reader++)
        {
            var person = await RegisterAsync(reader, fault);
            var happened = _truth.HomeOf(reader);
            var pushes = happened.Skip(happened.Count / 2).Reverse()
                .SelectMany(tweet => person.Plant.Pass(reader, new Push(PushKind.Posted, tweet.Id, At: 0), tweet.Id));
            var (news, _) = await person.CatchUpAsync(TruthfulServer.Beginning);
            PushCheck.CompareReconnecting(person.Handle, happened, Elsewhere.Nothing, [pushes], news.Select(tweet => tweet.Id), _faults);
        }
    }

    private async Task<Person> RegisterAsync(int number, PlantedFault fault)
    {
        var registered = await Person.RegisterAsync(_api, TruthfulServer.HandleOf(number), "Somebody");
        return registered.OnAnotherDevice(new Plant(fault, Plant.Seldom, seed: 42), number);
    }
}
