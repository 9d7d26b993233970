using System.Collections.Immutable;
using System.Diagnostics;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;

namespace MiniTwitter.Tweets;

/// <summary>
/// One partition's log. While one group is being committed the next one gathers; each goes to the store in one piece.
/// This part: appending; <c>TweetLogGrain.Publishing.cs</c>: telling the silos; <c>TweetLogGrain.Tracing.cs</c>: spans.
/// </summary>
[GrainType("mt.tweet-log")]
internal sealed partial class TweetLogGrain(
    ITweetStore store, ISiloFeed feed, ISiloPeers peers, TimeProvider time, TweetLogMetrics metrics, ILogger<TweetLogGrain> logger) : Grain, ITweetLogGrain
{
    private const int MostWaiting = 10_000;
    private const int MostTogether = 512;

    private static readonly TimeSpan LogAge = TimeSpan.FromHours(48);
    private static readonly TimeSpan PruneEvery = TimeSpan.FromMinutes(10);
    private const int PruneAtOnce = 5_000;
    private const int KeepAtLeast = 1_000;

    // The clocks of two machines may differ by so much.
    private static readonly TimeSpan LeastBehind = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WarnEvery = TimeSpan.FromMinutes(1);

    // The real one, whatever time the product is told.
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly Queue<Waiting> _waiting = new();
    private bool _committing;
    private long _head;
    private TweetId _lastId;
    private long? _warnedOfClock;

    // After a commit whose outcome is unknown the log asks the store where it stands.
    private bool _headIsKnown;

    private LogPartition Partition => new((int)this.GetPrimaryKeyLong());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await store.IndexAsync(Partition);
        await ReadHeadAsync();
        StartPublishing();
        this.RegisterGrainTimer(PruneAsync, new() { DueTime = PruneEvery, Period = PruneEvery });
        LogActivated(Partition, _head);
    }

    public Task<long> GetHeadAsync() => Task.FromResult(_head);

    public Task<AppendResult> AppendAsync(LogCommand command)
    {
        if (_waiting.Count >= MostWaiting)
            throw new StorageUnavailableException("Too many changes wait for the log.");
        var waiting = new Waiting(command, FindSampledCaller());
        _waiting.Enqueue(waiting);
        if (!_committing)
            _ = CommitAllAsync();
        return waiting.Done.Task;
    }

    private async Task CommitAllAsync()
    {
        _committing = true;
        // Whoever happened to come first started this; the groups that follow are not part of its trace.
        Activity.Current = null;
        while (_waiting.Count > 0)
        {
            var group = new List<Waiting>(Math.Min(_waiting.Count, MostTogether));
            while (group.Count < MostTogether && _waiting.TryDequeue(out var waiting))
                group.Add(waiting);
            await CommitAsync(group);
        }

        _committing = false;
    }

    private async Task CommitAsync(List<Waiting> group)
    {
        using var span = StartSpan(Partition, group);
        var started = metrics.Start();
        try
        {
            if (!_headIsKnown)
                await ReadHeadAsync();
            var entries = group.Select(waiting => Stamp(waiting.Command)).ToImmutableArray();
            var results = await store.AppendAsync(Partition, _head + 1, entries);
            metrics.Committed(started, entries, results);
            var events = Events(group, entries, results);
            var batch = new LogBatch(Partition, _head, events);
            _head = batch.Head;
            if (events.Length > 0)
            {
                // This silo's feed has it before the author has an answer; the stream brings it to the others. One that joins just now
                // learns from the next heartbeat what it has missed.
                feed.Apply(batch);
                if (peers.Any)
                    Publish(batch);
            }

            for (var i = 0; i < group.Count; i++)
                group[i].Done.SetResult(results[i]);
        }
        catch (LogFencedException fenced)
        {
            LogFenced(Partition, _head);
            metrics.Failed(fenced: true);
            span?.SetStatus(ActivityStatusCode.Error, "fenced");
            Fail(group, fenced);
            Fail(_waiting, fenced);
            _waiting.Clear();
            DeactivateOnIdle();
        }
        catch (Exception fault)
        {
            _headIsKnown = false;
            LogCommitFailed(fault, Partition, group.Count);
            metrics.Failed(fenced: false);
            span?.SetStatus(ActivityStatusCode.Error);
            Fail(group, fault);
        }
    }

    private LogEntry Stamp(LogCommand command)
    {
        var now = time.GetUtcNow();
        var at = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        if (command.Kind is not (LogEventKind.Posted or LogEventKind.Edited or LogEventKind.Reposted or LogEventKind.Followed or LogEventKind.Liked
            or LogEventKind.Bookmarked or LogEventKind.Blocked or LogEventKind.Muted))
        {
            return new LogEntry(command, 0, at);
        }

        WarnOfClock(now);
        _lastId = TweetId.Next(Partition, _lastId, now);
        return new LogEntry(command, _lastId.Value, command.Kind is LogEventKind.Posted or LogEventKind.Reposted ? _lastId.CreatedAt : at);
    }

    private void WarnOfClock(DateTimeOffset now)
    {
        var behind = _lastId.CreatedAt - now;
        if (behind < LeastBehind || (_warnedOfClock is { } before && Clock.GetElapsedTime(before) < WarnEvery))
            return;
        _warnedOfClock = Clock.GetTimestamp();
        LogClockBehind(Partition, behind);
    }

    private static ImmutableArray<LogEvent> Events(
        List<Waiting> group, ImmutableArray<LogEntry> entries, ImmutableArray<AppendResult> results) =>
    [
        .. entries.Zip(results, group)
            .Where(change => change.Second.Status == AppendStatus.Committed)
            .Select(change => new LogEvent(
                change.Second.Seq, change.First.Command.Kind, change.First.Command.Actor, change.Second.Subject,
                change.Second.At, change.First.Command.Text, change.First.Command.Profile)
            {
                Trace = TelemetrySource.Carry(change.Third.Caller),
                ReplyTo = change.First.Command.ReplyTo,
                QuoteOf = change.First.Command.QuoteOf,
                RepostOf = change.First.Command.RepostOf,
                Notifies = change.Second.Notifies,
            }),
    ];

    private async Task ReadHeadAsync()
    {
        _head = Math.Max(_head, (await store.ReadHeadsAsync(CancellationToken.None))[Partition]);
        var last = await store.ReadLastTweetIdAsync(Partition);
        _lastId = last.CompareTo(_lastId) > 0 ? last : _lastId;
        _headIsKnown = true;

        // Should the head have moved without this activation's doing, the feed sees it and reads what is missing.
        feed.Apply(new LogBatch(Partition, _head, []));
    }

    private async Task PruneAsync(CancellationToken cancel)
    {
        var pruned = await store.PruneLogAsync(Partition, time.GetUtcNow() - LogAge, KeepAtLeast, PruneAtOnce);
        if (pruned > 0)
            LogPruned(Partition, pruned);
    }

    private static void Fail(IEnumerable<Waiting> group, Exception fault)
    {
        foreach (var waiting in group)
            waiting.Done.SetException(fault);
    }

    private sealed class Waiting(LogCommand command, Activity? caller)
    {
        public LogCommand Command { get; } = command;

        /// <summary>The request's span, if it is sampled.</summary>
        public Activity? Caller { get; } = caller;

        public TaskCompletionSource<AppendResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
