using System.Collections.Immutable;
using System.Net;
using MiniTwitter.Stories.Client;

namespace MiniTwitter.Processes;

/// <summary>
/// Somebody who writes and reads in turn, twice a second. What fails is done again through the next node, when
/// Retry-After says, and with the same key: until it is answered, so that the truth is known at the end.
/// </summary>
internal sealed class Member(Person person, IReadOnlyList<ServerProcess> nodes)
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan BeforeAskingElsewhere = TimeSpan.FromMilliseconds(100);
    private static readonly TimeProvider Clock = TimeProvider.System;

    private ImmutableList<Tweet> _posted = [];
    private readonly List<string> _failures = [];
    private long _servedAt = Clock.GetTimestamp();
    private volatile int _reads;
    private int _node;

    public Person Person => person;

    public IReadOnlyList<ServerProcess> Nodes { get; set; } = nodes;

    public IReadOnlyList<Tweet> Posted => _posted;

    public int Reads => _reads;

    public IReadOnlyList<string> Failures => _failures;

    public TimeSpan LongestGap { get; private set; }

    public void ForgetGaps() => LongestGap = TimeSpan.Zero;

    /// <summary>The next tweet that is acknowledged.</summary>
    public async Task<Tweet> NextPostAsync()
    {
        var before = Posted.Count;
        await Eventually.ShouldBeTrueAsync(() => Task.FromResult(Posted.Count > before), $"{person.Handle} posts");
        return Posted[before];
    }

    public async Task RunAsync(CancellationToken stop)
    {
        using var pace = new PeriodicTimer(Every);
        _servedAt = Clock.GetTimestamp();
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var key = $"{person.Handle}-{number}";
            var posted = await UntilAnsweredAsync(visitor => visitor.PostAsync("/api/tweets", new { text = $"{person.Handle} says {number}" }, key), Created);
            _posted = _posted.Add(posted.Read<Tweet>(Created));
            await UntilAnsweredAsync(visitor => visitor.GetAsync("/api/timeline"), OK);
            _reads++;
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task<Answer> UntilAnsweredAsync(Func<Visitor, Task<Answer>> ask, HttpStatusCode expected)
    {
        for (var attempt = 1; ; attempt++)
        {
            var failure = "";
            try
            {
                var answer = await ask(new Visitor(Nodes[_node % Nodes.Count].Address) { Token = person.Token });
                if (answer.Status == expected)
                {
                    NoteServed();
                    return answer;
                }

                answer.ShouldBeProblem(ServiceUnavailable);
                failure = answer.Body;
                await Task.Delay(answer.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull(), Clock, CancellationToken.None);
            }
            catch (HttpRequestException e)
            {
                failure = e.Message;
                await Task.Delay(BeforeAskingElsewhere, Clock, CancellationToken.None);
            }

            if (attempt == 2)
                _failures.Add(failure);
            _node++;
        }
    }

    private void NoteServed()
    {
        var gap = Clock.GetElapsedTime(_servedAt);
        _servedAt = Clock.GetTimestamp();
        if (gap > LongestGap)
            LongestGap = gap;
    }
}
