using MiniTwitter.Api;
using MiniTwitter.Checking;

namespace MiniTwitter.Kills;

/// <summary>Somebody who reads only what is new since the last time, however often the server was killed in between.</summary>
internal sealed class Reader
{
    private readonly Person _person;
    private readonly HashSet<long> _read = [];
    private string _after;

    private Reader(Person person, string after) => (_person, _after) = (person, after);

    public static async Task<Reader> StartAsync(Person person) =>
        new(person, (await person.ReadHomeAsync()).After ?? throw new InvalidDataException("A home timeline without an `after` cursor."));

    public async Task CatchUpAsync()
    {
        var (news, after) = await _person.CatchUpAsync(_after);
        _after = after;
        _read.UnionWith(news.Select(tweet => tweet.Id));
    }

    /// <summary>What it has read must be everything: a deleted tweet may be missing, an unknown one may not be there.</summary>
    /// <param name="posted">Every tweet that was ever posted by its followees.</param>
    public void Compare(IEnumerable<TrueTweet> posted, Faults faults)
    {
        var where = $"catching up of {_person.Handle}";
        var unknown = new HashSet<long>(_read);
        foreach (var tweet in posted)
        {
            if (!unknown.Remove(tweet.Id) && !tweet.IsDeleted)
                faults.Add(FaultKind.Lost, where, $"{tweet.Id}");
        }

        foreach (var id in unknown)
            faults.Add(FaultKind.Unexpected, where, $"{id}");
    }
}
