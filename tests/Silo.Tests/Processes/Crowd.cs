using System.Collections.Concurrent;
using MiniTwitter.Stories.Client;

namespace MiniTwitter.Processes;

/// <summary>People who post and read steadily, through all web nodes. Each follows the next one, round in a circle.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int People = 12;

    private readonly Member[] _members;
    private readonly CancellationTokenSource _stop = new();
    private Task[] _running = [];

    private Crowd(Member[] members) => _members = members;

    public IReadOnlyList<Member> Members => _members;

    /// <summary>Requests that also failed when they were made a second time.</summary>
    public IEnumerable<string> Failures => _members.SelectMany(member => member.Failures);

    /// <summary>The longest time that anybody had to wait from one answer to the next.</summary>
    public TimeSpan LongestGap => _members.Max(member => member.LongestGap);

    public static async Task<Crowd> GatherAsync(IReadOnlyList<ServerProcess> nodes)
    {
        var registered = new ConcurrentBag<Person>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, People), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) => registered.Add(await nodes[i % nodes.Count].RegisterAsync()));
        Person[] persons = [.. registered];
        await Task.WhenAll(persons.Select((person, i) => person.FollowAsync(persons[(i + 1) % People])));
        return new Crowd([.. persons.Select((person, i) => new Member(person, [.. nodes.Skip(i % nodes.Count), .. nodes.Take(i % nodes.Count)]))]);
    }

    /// <summary>From now on everybody posts and reads, until told to stop.</summary>
    public async Task StartAsync()
    {
        _running = [.. _members.Select(member => member.RunAsync(_stop.Token))];
        await EverybodyIsServedAsync();
        foreach (var member in _members)
            member.ForgetGaps();
    }

    /// <summary>Everybody has written and read again, twice.</summary>
    public async Task EverybodyIsServedAsync()
    {
        var before = _members.Select(member => (member.Posted.Count, member.Reads)).ToArray();
        await Eventually.ShouldBeTrueAsync(
            async () =>
            {
                await Task.WhenAll(_running.Where(member => member.IsFaulted));
                return _members.Zip(before).All(pair => pair.First.Posted.Count >= pair.Second.Count + 2 && pair.First.Reads >= pair.Second.Reads + 2);
            },
            "everybody is served");
    }

    /// <summary>Through new nodes, where the old ones are gone.</summary>
    public void MoveTo(IReadOnlyList<ServerProcess> nodes)
    {
        for (var i = 0; i < _members.Length; i++)
            _members[i].Nodes = [.. nodes.Skip(i % nodes.Count), .. nodes.Take(i % nodes.Count)];
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
    }

    /// <summary>Everybody's tweets are in everybody's places, once, and in the order they were written.</summary>
    public async Task ShouldBeWholeAsync(Uri node)
    {
        for (var i = 0; i < _members.Length; i++)
        {
            var (own, followee) = (_members[i], _members[(i + 1) % _members.Length]);
            var reader = new Visitor(node) { Token = own.Person.Token };
            await ShouldShowAsync(reader, own);
            await ShouldShowAsync(reader, followee);
        }
    }

    // A silo may be behind the log for a moment. What is there must never be there twice.
    private static async Task ShouldShowAsync(Visitor reader, Member author)
    {
        var posted = author.Posted.Select(tweet => tweet.Id).ToArray();
        var shown = posted;
        await Eventually.ShouldBeTrueAsync(
            async () =>
            {
                var home = await reader.ReadToTheEndAsync<Tweet>("/api/timeline", limit: 100);
                shown = [.. home.Where(tweet => tweet.Author.Id == author.Person.User.Id).Select(tweet => tweet.Id).Reverse()];
                shown.ShouldBeUnique();
                return shown.Length >= posted.Length;
            },
            $"all tweets of {author.Person.Handle} are shown");
        shown.ShouldBe(posted);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }
}
