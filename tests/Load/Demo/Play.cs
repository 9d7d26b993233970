using MiniTwitter.Api;
using MiniTwitter.Checking;
using MiniTwitter.Graphs;
using Spectre.Console;

namespace MiniTwitter.Demo;

/// <summary>The demo itself, from the first registration to the last comparison.</summary>
internal sealed class Play : IAsyncDisposable
{
    private readonly ApiClient _api;
    private readonly SocialGraph _graph;
    private readonly DemoSettings _settings;
    private readonly Cast _cast;
    private readonly Day _day;
    private readonly WholeCheck _check;
    private readonly Faults _faults = new();
    private readonly Dictionary<string, TimeSpan> _took = [];
    private Audience? _audience;

    public Play(ApiClient api, SocialGraph graph, DemoSettings settings)
    {
        (_api, _graph, _settings) = (api, graph, settings);
        _cast = new Cast(api, graph, settings.Writers);
        _day = new Day(_cast, settings, api.Time);
        _check = new WholeCheck(_cast.People, _cast.Truth, _faults);
    }

    public Task RunAsync(CancellationToken cancellation) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(async progress =>
        {
            await StepAsync("register", _graph.People, done => _cast.RegisterAsync(done, cancellation));
            await StepAsync("follow", _graph.Follows, done => _cast.FollowAsync(done, cancellation));
            await StepAsync("connect", _settings.Listeners, async done =>
                _audience = await Audience.SeatAsync(_api, _cast, _settings.Listeners, done, cancellation));
            await StepAsync("day", _settings.Tweets, done => _day.RunAsync(done, cancellation));
            await StepAsync("push", 1, async done =>
            {
                await _audience!.WaitForAllAsync(cancellation);
                done();
            });
            await StepAsync("read", _graph.People, done => _check.RunAsync(done, cancellation));
            await StepAsync("catch up", 1, async done =>
            {
                await _audience!.CheckAsync(_faults, cancellation);
                done();
            });

            async Task StepAsync(string name, int steps, Func<Action, Task> work)
            {
                var bar = progress.AddTask(name, maxValue: steps);
                var started = _api.Time.GetTimestamp();
                await work(() => bar.Increment(1));
                bar.Value = bar.MaxValue;
                bar.StopTask();
                _took[name] = _api.Time.GetElapsedTime(started);
            }
        });

    /// <summary>Prints the figures, and answers the exit code.</summary>
    public int Report()
    {
        var deliveries = Enumerable.Range(0, _graph.People).Sum(person =>
            _cast.Truth[person].EverPosted.Count * (1L + _cast.Truth.FollowersOf(person)));
        return new Report("demo")
            .Add("graph", $"{_graph.Name}: {_graph.People:N0} people, {_graph.Follows:N0} follows")
            .Add("registered", $"{Rate("register", _graph.People)}")
            .Add("followed", $"{Rate("follow", _graph.Follows)}")
            .Add("written", $"{Rate("day", _settings.Tweets)} by {_settings.Writers} at a time")
            .Add("of these and around them", $"{_day.Done}")
            .Add("acknowledged after", $"{_day.Acknowledged}")
            .Add("delivered", $"{deliveries:N0} into followers' and own timelines, {deliveries / _took["day"].TotalSeconds:N0}/s")
            .Add("pushed", $"{_audience!.Pushes:N0} events and {_audience.Notified:N0} notifications to {_audience.Count} listeners")
            .Add("pushed after", $"{_audience.MeasureFrom(_day.StartOf)}, from sending the post to its arrival")
            .Add("compared", $"{_check.TweetsRead:N0} tweets in {2 * _graph.People:N0} lists and {_check.NotificationsRead:N0} notifications, read in {_took["read"].TotalSeconds:0.0} s")
            .Close(_faults, FaultKind.Lost, FaultKind.Partial, FaultKind.Duplicated, FaultKind.Unexpected, FaultKind.Misordered, FaultKind.WrongCount, FaultKind.NotPushed);

        string Rate(string step, int count) =>
            FormattableString.Invariant($"{count:N0} in {_took[step].TotalSeconds:0.0} s, {count / _took[step].TotalSeconds:N0}/s");
    }

    public async ValueTask DisposeAsync()
    {
        if (_audience is not null)
            await _audience.DisposeAsync();
    }
}
