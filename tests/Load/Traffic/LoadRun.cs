using MiniTwitter.Api;
using MiniTwitter.Graphs;
using MiniTwitter.Servers;
using MiniTwitter.Traffic.Users;
using Spectre.Console;

namespace MiniTwitter.Traffic;

/// <summary>From the first registration to the last push.</summary>
internal sealed class LoadRun : IAsyncDisposable
{
    private readonly LoadSettings _settings;
    private readonly Population _population;
    private readonly AccountsFile _file;
    private readonly ApiClient _api;
    private readonly Figures _figures;
    private readonly RunClock _clock;
    private readonly ProcessorTime _processor;
    private readonly Listeners _listeners;
    private readonly Sender _sender;
    private readonly OpenLoop _loop;

    public LoadRun(Uri server, string accountsDirectory, ServerProcess? ownServer, LoadSettings settings, TimeProvider time)
    {
        _settings = settings;
        _population = new Population(FollowerGraph.Create(settings.Users, settings.Seed), settings.Seed);
        _file = new AccountsFile(accountsDirectory, server, _population);
        _api = new ApiClient(server, time);
        _figures = new Figures(WarmUp, settings.Limits.Patience, time);
        _clock = new RunClock(time);
        _processor = new ProcessorTime(ownServer);

        var name = $"{Guid.NewGuid():n}"[..4];
        var marks = new Marks(name);
        _listeners = new Listeners(_population, settings.Listeners, server, _figures, marks, _clock);
        _sender = new Sender(server, _population.Accounts, name);
        var requests = new RequestSource(settings.Mix, settings.Users, _population.HandleOf, marks, new Random(settings.Seed));
        _loop = new OpenLoop(requests.Next, SendAsync, settings.Limits, _figures, _clock, new Random(settings.Seed + 1));
    }

    private TimeSpan WarmUp => TimeSpan.FromSeconds(_settings.WarmUp);

    private TimeSpan End => TimeSpan.FromSeconds(_settings.WarmUp + _settings.Seconds);

    /// <summary>Null when the users were to be prepared only.</summary>
    public Task<LoadResult?> RunAsync(CancellationToken cancellation) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .UseRenderHook((progress, _) => _figures.Count == 0 ? progress : new Rows(FiguresTable.Draw(Measured()), progress))
        .StartAsync(async progress =>
        {
            await new Preparation(_api, _population, _settings.Tweets, _settings.Seed, _file).RunAsync(StepAsync, cancellation);
            if (_settings.SeedOnly)
                return null;
            await StepAsync("connect", _listeners.Count, done => _listeners.ConnectAsync(done, cancellation));
            return await MeasureAsync(progress, cancellation);

            async Task StepAsync(string name, int steps, Func<Action, Task> work)
            {
                if (steps == 0)
                    return;
                var bar = progress.AddTask(name, maxValue: steps);
                await work(() => bar.Increment(1));
                bar.StopTask();
            }
        });

    public async ValueTask DisposeAsync()
    {
        await _listeners.DisposeAsync();
        _sender.Dispose();
        _api.Dispose();
    }

    private async Task<LoadResult?> MeasureAsync(ProgressContext progress, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var renewal = new Renewal(_api, _population).RunAsync(stop.Token);
        var began = _clock.Time.GetUtcNow();
        _clock.Start();
        var showing = ShowAsync(progress.AddTask("load", maxValue: End.TotalSeconds), stop.Token);
        try
        {
            await _loop.RunAsync(WarmUp, cancellation);
            _processor.Start();
            await _loop.RunAsync(End, cancellation);
            await _loop.DrainAsync();
            await _listeners.DrainAsync(_settings.Limits.Patience);
            _processor.Stop();
        }
        finally
        {
            await stop.CancelAsync();
            await showing;
            await renewal;
            _file.Save();
        }

        return Summarize(began);
    }

    private async Task<string?> SendAsync(Request request, CancellationToken patience)
    {
        var failure = await _sender.SendAsync(request, patience);
        if (failure is null && request.Kind == RequestKind.Post)
            _listeners.Expect(request);
        return failure;
    }

    private async Task ShowAsync(ProgressTask bar, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(0.5), _clock.Time);
        while (!stop.IsCancellationRequested)
        {
            await ((Task)timer.WaitForNextTickAsync(stop).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            bar.Value = Math.Min(bar.MaxValue, _clock.Elapsed.TotalSeconds);
        }
    }

    private IEnumerable<LatencyFigures> Measured() =>
        _figures.Requests.Where(measure => measure.Count > 0).Append(_figures.Push).Select(LatencyFigures.Of);

    private LoadResult Summarize(DateTimeOffset began) => new(
        began,
        Machine.Commit,
        Machine.Description,
        _settings.Mix.Name,
        _population.Graph.Name,
        _settings.Users,
        _population.Graph.Follows,
        _settings.Seed,
        _settings.Rate,
        _settings.Seconds,
        _listeners.Count,
        [.. _figures.Requests.Where(measure => measure.Count > 0).Select(LatencyFigures.Of)],
        LatencyFigures.Of(_figures.Push),
        LatencyFigures.Of("sent late", _figures.SentLate),
        _processor.Here.TotalMilliseconds / Math.Max(1, _figures.Count),
        _processor.Server?.TotalMilliseconds / Math.Max(1, _figures.Count),
        _figures.Failures,
        [.. Capacity.Misses(_figures)]);
}
