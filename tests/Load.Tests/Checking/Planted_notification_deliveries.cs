using MiniTwitter.Api;

namespace MiniTwitter.Checking;

/// <summary>Notifications on their way from a correct server to the checker as a whole, and to those who listen: one in ten goes wrong.</summary>
public sealed class Planted_notification_deliveries : IDisposable
{
    private const int People = 10;
    private const int OneIn = 10;

    private readonly Truth _truth = new(People);
    private readonly Faults _faults = new();
    private readonly ApiClient _api;

    // Everybody answers and names everybody, and nobody follows anybody: no timelines but their own.
    public Planted_notification_deliveries()
    {
        for (var person = 0; person < People; person++)
            _truth[person].Post(person + 1, $"post {person}");
        for (var id = 100; id < 100 + People * People; id++)
            _truth[id % People].Post(id, $"{id} asks @p{id / People % People}", answered: _truth[(id + 1) % People].EverPosted[0]);
        _api = new ApiClient(new Uri("http://truth/"), TimeProvider.System, handler: new TruthfulServer(_truth));
    }

    [Fact]
    public async Task None_are_found_where_none_are_planted()
    {
        await CheckListsAsync(PlantedFault.None);
        await ListenAsync(PlantedFault.None);

        _faults.Total.ShouldBe(0, string.Join('\n', _faults.Examples));
    }

    [Fact]
    public async Task A_dropped_one_is_lost_in_the_list_and_never_recovered()
    {
        await CheckListsAsync(PlantedFault.Drop);
        _faults[FaultKind.Lost].ShouldBeGreaterThan(0);
        _faults.Total.ShouldBe(_faults[FaultKind.Lost]);

        await ListenAsync(PlantedFault.Drop);
        _faults[FaultKind.NotRecovered].ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_duplicated_one_is_found_in_the_list_and_in_pushes()
    {
        await CheckListsAsync(PlantedFault.Duplicate);
        var inLists = _faults[FaultKind.Duplicated];
        await ListenAsync(PlantedFault.Duplicate);

        inLists.ShouldBeGreaterThan(0);
        _faults[FaultKind.Duplicated].ShouldBeGreaterThan(inLists);
        _faults.Total.ShouldBe(_faults[FaultKind.Duplicated]);
    }

    [Fact]
    public async Task One_that_is_delayed_for_ever_is_never_recovered_although_the_list_has_it()
    {
        await CheckListsAsync(PlantedFault.Delay);
        await ListenAsync(PlantedFault.Delay);

        _faults[FaultKind.NotRecovered].ShouldBeGreaterThan(0);
        _faults.Total.ShouldBe(_faults[FaultKind.NotRecovered]);
    }

    public void Dispose() => _api.Dispose();

    // The lists of tweets are not tampered with.
    private async Task CheckListsAsync(PlantedFault fault)
    {
        var check = new NotificationCheck(_truth, await Some.PeopleAsync(_api, _truth), _faults);
        foreach (var (number, person) in (await Some.PeopleAsync(_api, _truth, Tampered(fault))).Index())
            check.Compare(number, await person.ReadAllNotificationsAsync(), await person.ReadUnreadAsync());
    }

    // Each is told of what was first, is cut off, and catches up.
    private async Task ListenAsync(PlantedFault fault)
    {
        var people = await Some.PeopleAsync(_api, _truth);
        var check = new NotificationCheck(_truth, people, _faults);
        foreach (var (number, device) in (await Some.PeopleAsync(_api, _truth, Tampered(fault))).Index())
        {
            var (newest, unread) = await people[number].CatchUpWithNotificationsAsync();
            var live = new LiveNotifications();
            foreach (var told in newest.AsEnumerable().Reverse().SelectMany(notification => device.Plant.Pass(number, notification, notification.Id)))
                live.Hear(told);
            var (found, known) = await device.CatchUpWithNotificationsAsync();
            live.CatchUp(found, known);
            check.CompareTold(device.Handle, number, live.Told);
            check.CompareLive(device.Handle, live, newest, unread, FaultKind.NotRecovered);
        }
    }

    private static Plant Tampered(PlantedFault fault) => new(fault, OneIn, seed: 42);
}
