using MiniTwitter.Chaos.Disturbances;
using MiniTwitter.Checking;

namespace MiniTwitter.Chaos;

/// <summary>People write, listen and probe while things go wrong, and the reckoning at the end.</summary>
internal sealed class ChaosRun
{
    private const int ShortestPause = 500;
    private const int LongestPause = 2500;

    private readonly ChaosSettings _settings;
    private readonly Cluster _cluster;
    private readonly Recovery _recovery;
    private readonly Plant _plant;
    private readonly Random _random;
    private readonly TimeProvider _time;
    private readonly WholeCheck _check;
    private readonly List<Blow> _blows = [];

    public ChaosRun(ChaosSettings settings, Cluster cluster, Operations operations, Faults faults, TimeProvider time)
    {
        (_settings, _cluster, Operations, Faults, _time) = (settings, cluster, operations, faults, time);
        _random = new Random(settings.Seed);
        _recovery = new Recovery(time);
        _plant = new Plant(settings.Plant, Plant.Seldom, settings.Seed);
        People = new People(settings, cluster, operations, _recovery, time);
        Audience = new Audience([], time);
        Sampler = new Sampler(operations, Audience, cluster.All, time);
        _check = new WholeCheck(People.All, People.Truth, faults);
    }

    public Operations Operations { get; }

    public Faults Faults { get; }

    public People People { get; }

    public Audience Audience { get; private set; }

    public Sampler Sampler { get; private set; }

    public IReadOnlyList<Writer> Writers { get; private set; } = [];

    /// <summary>Names of the processes, in the order of <see cref="Sample.Memory"/>.</summary>
    public IEnumerable<string> Processes => _cluster.All.Select(process => process.Name);

    /// <summary>What went wrong on purpose, in order.</summary>
    public IReadOnlyList<Blow> Blows => _blows;

    /// <summary>Timelines that were awake when the load had ended; null when everybody may have been.</summary>
    public long? Awake { get; private set; }

    /// <summary>Tweets that were shown and compared at the end.</summary>
    public long TweetsRead => _check.TweetsRead;

    /// <summary>Notifications that were shown and compared at the end.</summary>
    public long NotificationsRead => _check.NotificationsRead;

    public async Task RunAsync(Action<string> step, CancellationToken cancellation)
    {
        _cluster.Start();
        await _cluster.RestoreAsync(cancellation);
        step($"{_settings.Silos} silos and {_settings.Web} web nodes are ready");
        await People.GatherAsync(_plant, cancellation);
        Writers = People.Writers();
        Audience = People.Audience(_plant);
        Sampler = new Sampler(Operations, Audience, _cluster.All, _time);
        await Audience.StartAsync();

        using var stopListening = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var listening = Audience.RunAsync(stopListening.Token);
        await Audience.BackAsync(Audience.Count, cancellation);
        step($"{_settings.People} people write, probe and listen, over {Audience.Count} connections");
        await LoadAsync(step, cancellation);

        step("comparing what was pushed");
        await Audience.WaitUntilQuietAsync(cancellation);
        await CheckSleepersAsync(cancellation);
        await new RollCall(People, Audience, Faults).RunAsync(_cluster.Nodes[0], cancellation);
        Audience.Cut(Audience.Count);
        if (!await Audience.BackAsync(Audience.Count, cancellation))
            Faults.Add(FaultKind.Unexpected, "connections", "were cut at the end, and not all have come back");
        await stopListening.CancelAsync();
        await listening;
        await Audience.CompareAsync(People.All, People.Truth, Faults);
        await ReckonTwiceAsync(step, cancellation);
    }

    private async Task CheckSleepersAsync(CancellationToken cancellation)
    {
        if (!_cluster.HasFallenAsleep)
            return;
        var awake = await _cluster.CountAwakeAsync(cancellation);
        SleepCheck.Compare(awake, _settings.People, Faults);
        Awake = awake;
    }

    private async Task LoadAsync(Action<string> step, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var stopProbing = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var probers = People.Probers();
        var sampling = Sampler.RunAsync(stop.Token);
        var writing = Task.WhenAll(Writers.Select(writer => writer.RunAsync(stop.Token, cancellation)));
        var probing = Task.WhenAll(probers.Select(prober => prober.RunAsync(stopProbing.Token)));
        var disturbing = DisturbAsync(step, cancellation);
        await await Task.WhenAny(disturbing, writing, probing);
        await disturbing;
        await stop.CancelAsync();
        await Task.WhenAll(writing, sampling);
        await stopProbing.CancelAsync();
        await probing;
        await Task.WhenAll(probers.Select(prober => prober.FinishAsync(cancellation)));
    }

    private async Task DisturbAsync(Action<string> step, CancellationToken cancellation)
    {
        var sequence = new Sequence(_settings.Disturbances, _random);
        var scene = new Scene(_cluster, Audience, _recovery, Operations, Faults, _random, _time);
        var until = Operations.Elapsed + TimeSpan.FromMinutes(_settings.Minutes);
        await PauseAsync(cancellation);
        while (Operations.Elapsed < until || !sequence.HadAll)
        {
            var disturbance = sequence.Next();
            await disturbance.StrikeAsync(scene, cancellation);
            await _cluster.RestoreAsync(cancellation);
            await scene.ServedAsync(cancellation);

            // Those who come back may disturb once more: that counts.
            await PauseAsync(cancellation);
            await scene.ServedAsync(cancellation);
            var blow = new Blow(disturbance.Kind, disturbance.Color, scene.At, scene.Target, scene.Recovered, scene.Starting);
            _blows.Add(blow);
            Operations.Write(blow);
            step(FormattableString.Invariant(
                $"{blow.At:mm\\:ss} {blow.Kind} ({blow.Target}): {(blow.Recovered is { } time ? $"served after {time.TotalSeconds:0.0} s" : "not served in time")}; {Operations.Acknowledged:N0} acts acknowledged"));
        }
    }

    private Task PauseAsync(CancellationToken cancellation) =>
        Task.Delay(TimeSpan.FromMilliseconds(_random.Next(ShortestPause, LongestPause)), _time, cancellation);

    private async Task ReckonTwiceAsync(Action<string> step, CancellationToken cancellation)
    {
        foreach (var (number, person) in People.All.Index())
            person.MoveTo(_cluster.Nodes[number % _cluster.Nodes.Count].Reader);
        step("reading everything");
        await _check.RunAsync(() => { }, cancellation);
        step("starting everything again");
        await _cluster.KillAsync();
        if (_cluster.Postgres is { } postgres)
        {
            await postgres.CrashAsync();
            await postgres.ReturnAsync();
        }

        await _cluster.RestoreAsync(cancellation);
        step("reading everything once more");
        await _check.RunAsync(() => { }, cancellation);
    }
}
