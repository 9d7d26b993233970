using MiniTwitter.Api;
using MiniTwitter.Servers;

namespace MiniTwitter.Attack;

/// <summary>Prepares people, measures the server at rest, attacks it in phases, and looks at it again after a minute of rest.</summary>
internal sealed class AttackRun(AttackSettings settings, ServerProcess server, string log, TimeProvider time)
{
    private const int Hands = 16;
    private const int HubHands = 8;
    private const int FloodedConnections = 20;
    private const int FramesASecond = 200;
    private const string Whole = "the whole attack";
    private const double MostMemory = 1.3;
    private const double MostSlowdown = 5;

    // With fewer, one moment in which the machine does something else is a percent.
    private const int FewestSamples = 1_000;

    // A shared machine delays a timer or a thread by so much without any attack.
    private static readonly TimeSpan LeastIdle = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SampleEvery = TimeSpan.FromSeconds(1);

    private readonly List<Phase> _phases = [];
    private long _peak;

    public Violations Violations { get; } = new();

    public AttackFigures? Figures { get; private set; }

    public async Task RunAsync(Action<string> step, CancellationToken cancellation)
    {
        server.Start();
        await server.WaitUntilReadyAsync(cancellation);
        using var addresses = new ManyAddresses();
        using var api = new ApiClient(server.Address, time, handler: addresses);
        var people = await People.CreateAsync(api, settings.Owners, VictimHomes.Count, cancellation);
        var combinations = new Combinations(Endpoint.Read(await ReadAsync("openapi/v1.json", cancellation)), people, settings.Seed);
        var target = new Target(server.Address, people, combinations, new AnswerCheck(Violations), Violations, time);
        var sweep = new Sweep(target, settings.Seed);
        var (wire, hub, floods) = (new WireAttack(target), new HubAttack(target), new Floods(target));
        var logs = new LogCheck(log, Violations);
        step($"{combinations.Count:N0} combinations of endpoint, viewer and malformation");

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var victims = new VictimHomes(target);
        var reading = victims.RunAsync(ending.Token);
        var sampling = SampleAsync(ending.Token);
        await sweep.RunAsync(Hands, settings.Rate, WarmUp, cancellation);
        await Task.Delay(SampleEvery * 2, time, cancellation);
        var idle = victims.Begin();
        await Task.Delay(Idle, time, cancellation);
        var start = server.Memory;
        _peak = start;
        step($"at rest: {start >> 20} MiB, home {idle}");

        (string Name, double Share, Func<TimeSpan, Task> Run)[] phases =
        [
            ("malformed requests", 0.5, span => sweep.RunAsync(Hands, settings.Rate, span, cancellation)),
            ("malformed HTTP", 0.06, span => wire.RunAsync(HubHands, span, cancellation)),
            ("malformed hub frames", 0.08, span => hub.RunAsync(HubHands, span, cancellation)),
            ("forged tickets and tokens", 0.08, span => floods.ForgeAsync(span, cancellation)),
            ("wrong passwords", 0.07, span => floods.GuessAsync(span, cancellation)),
            ("flood of hub calls", 0.07, span => hub.FloodAsync(FloodedConnections, FramesASecond, span, cancellation)),
            ("flood of sign-ins", 0.07, span => floods.SignInAsync(span, cancellation)),
            ("open connections", 0.07, span => floods.ConnectAsync(settings.Connections, span, cancellation)),
        ];
        var whole = new Latencies(time);
        foreach (var (name, share, run) in phases)
        {
            await people.ChangeLeaverAsync(api, $"leaver{_phases.Count}");
            var latencies = victims.Begin(whole);
            await run(TimeSpan.FromMinutes(settings.Minutes) * share);
            logs.ReadOn(name);
            _phases.Add(new Phase(name, latencies, server.Memory));
            step($"{name}: home {latencies}, {server.Memory >> 20} MiB, {target.Answers.Count:N0} answers, {Violations.Total} violations");
            if (!server.IsRunning)
                throw new ServerFailedException($"The server has ended during {name} with exit code {server.ExitCode}.", log);
            CheckHome(idle, latencies, name);
        }

        CheckHome(idle, whole, Whole);
        _phases.Add(new Phase(Whole, whole, server.Memory));
        await ending.CancelAsync();
        await IgnoreEndAsync(reading);
        await IgnoreEndAsync(sampling);
        await Task.Delay(Rest, time, cancellation);
        logs.ReadOn("the rest");
        var end = server.Memory;
        if (end > start * MostMemory)
            Violations.Add($"memory stays above {MostMemory} times that of the start", $"{start >> 20} MiB, {end >> 20} MiB in the end");
        Figures = new(
            combinations.Count, sweep.Sent, target.Answers, hub.Sent, floods.Refused, idle, _phases, start, _peak, end, logs.Bytes);
    }

    private void CheckHome(Latencies idle, Latencies latencies, string phase)
    {
        var most = MostSlowdown * Math.Max(idle.At(99).TotalMilliseconds, LeastIdle.TotalMilliseconds);
        if (latencies.Count >= FewestSamples && latencies.At(99).TotalMilliseconds > most)
            Violations.Add($"another user's home is slow during {phase}", $"{latencies}; {(long)most} ms allowed");
    }

    private async Task<string> ReadAsync(string path, CancellationToken cancellation)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Address };
        return await http.GetStringAsync(new Uri(path, UriKind.Relative), cancellation);
    }

    private async Task SampleAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            _peak = Math.Max(_peak, server.Memory);
            await Task.Delay(SampleEvery, time, cancellation);
        }
    }

    private static async Task IgnoreEndAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            // It was told to end.
        }
    }
}

/// <param name="Memory">At its end, in bytes.</param>
internal sealed record Phase(string Name, Latencies Home, long Memory);

/// <param name="Combinations">Different ones there are.</param>
/// <param name="Swept">Sent of them, in as many passes as that takes.</param>
/// <param name="Start">Memory before the attack, in bytes.</param>
/// <param name="End">Memory a minute after it.</param>
internal sealed record AttackFigures(
    int Combinations,
    long Swept,
    AnswerCheck Answers,
    long Frames,
    int Refused,
    Latencies Idle,
    IReadOnlyList<Phase> Phases,
    long Start,
    long Peak,
    long End,
    long LogBytes);
