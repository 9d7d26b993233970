using MiniTwitter.Api;
using MiniTwitter.Checking;
using MiniTwitter.Writing;

namespace MiniTwitter.Kills;

/// <summary>Rounds of writing and killing, and the reckoning at the end.</summary>
internal sealed class KillsRun(ApiClient api, Restarts restarts, KillsSettings settings, Random random)
{
    private const int MinActs = 20;
    private const int MaxActs = 800;

    private readonly Person[] _people = new Person[settings.Writers + settings.Readers];
    private readonly Truth _truth = new(settings.Writers + settings.Readers);
    private Writer[] _writers = [];
    private Reader[] _readers = [];
    private WholeCheck? _check;

    public Faults Faults { get; } = new();

    public int Acknowledged => _writers.Sum(writer => writer.Acknowledged);

    public int Unknown => _writers.Sum(writer => writer.Unknown);

    public long TweetsRead => _check?.TweetsRead ?? 0;

    public long NotificationsRead => _check?.NotificationsRead ?? 0;

    public async Task RunAsync(Action<string> step, CancellationToken cancellation)
    {
        await restarts.StartAsync(cancellation);
        await PrepareAsync(cancellation);
        for (var round = 1; round <= settings.Rounds; round++)
        {
            await WriteAndKillAsync(cancellation);
            await restarts.StartInTroubleAsync(cancellation);

            // Every other time the retries are killed as well.
            if (round % 2 == 1)
                await CheckNewestAsync(cancellation);
            await CatchUpAsync();
            step($"round {round}: {Acknowledged:N0} acts acknowledged, {Unknown:N0} outcomes unknown at first");
        }

        await ReckonAsync(cancellation);
        step("reckoned; once more after another restart");
        await restarts.RestartAsync(cancellation);
        await ReckonAsync(cancellation);
        step("done");
    }

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        await Crew.RunAsync(4, _people.Length, async number =>
            _people[number] = await Person.RegisterAsync(api, $"k{number}", $"Killed {number}"), cancellation);
        _check = new WholeCheck(_people, _truth, Faults);
        _writers =
        [
            .. Enumerable.Range(0, settings.Writers).Select(number => new Writer(
                new Acts(number, _people, _truth, settings.Writers, new Random(settings.Seed + 1 + number)), Faults, api.Time)),
        ];
        for (var number = settings.Writers; number < _people.Length; number++)
        {
            for (var writer = 0; writer < settings.Writers; writer++)
            {
                await _people[number].FollowAsync(_people[writer].Handle, $"follow-{writer}");
                _truth[number].Follows.Add(writer);
            }
        }

        _readers = await Task.WhenAll(_people[settings.Writers..].Select(Reader.StartAsync));
    }

    private async Task WriteAndKillAsync(CancellationToken cancellation)
    {
        var acts = new Countdown(random.Next(MinActs, MaxActs));
        var writing = Task.WhenAll(_writers.Select(writer => writer.WriteUntilCutOffAsync(acts.Signal, cancellation)));
        await Task.WhenAny(acts.Done, writing);
        await restarts.KillSoonAsync(cancellation);
        await writing;
    }

    private async Task CheckNewestAsync(CancellationToken cancellation)
    {
        await FinishAsync(cancellation);
        await _check!.RunOnNewestAsync(cancellation);
    }

    private async Task ReckonAsync(CancellationToken cancellation)
    {
        await FinishAsync(cancellation);
        await CatchUpAsync();
        var posted = Enumerable.Range(0, settings.Writers).SelectMany(writer => _truth[writer].EverPosted).ToArray();
        foreach (var reader in _readers)
            reader.Compare(posted, Faults);
        await _check!.RunAsync(() => { }, cancellation);
    }

    private Task FinishAsync(CancellationToken cancellation) => Task.WhenAll(_writers.Select(writer => writer.FinishAsync(cancellation)));

    private Task CatchUpAsync() => Task.WhenAll(_readers.Select(reader => reader.CatchUpAsync()));
}
