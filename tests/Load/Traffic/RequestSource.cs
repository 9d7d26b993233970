namespace MiniTwitter.Traffic;

/// <summary>Draws who asks for what, from a seed.</summary>
internal sealed class RequestSource
{
    private readonly Random _random;
    private readonly int _people;
    private readonly Marks _marks;
    private readonly Texts _texts;
    private readonly RequestKind[] _kinds;
    private readonly WeightedChoice _kind;
    private readonly WeightedChoice _author;

    public RequestSource(Mix mix, int people, Func<int, string> handleOf, Marks marks, Random random)
    {
        (_random, _people, _marks) = (random, people, marks);
        _texts = new Texts(random, () => handleOf(random.Next(people)));
        _kinds = [.. mix.Shares.Keys];
        _kind = new WeightedChoice(mix.Shares.Values);
        _author = WeightedChoice.Zipf(people, mix.AuthorSkew);
    }

    /// <param name="at">When it is meant to be sent, from the beginning of the run.</param>
    public Request Next(TimeSpan at)
    {
        var kind = _kinds[_kind.Draw(_random)];
        return kind switch
        {
            RequestKind.Home => new Request(at, kind, Anybody()),
            RequestKind.User => new Request(at, kind, Anybody(), Anybody()),
            RequestKind.Post => new Request(at, kind, _author.Draw(_random), Text: _texts.Compose(_marks.Of(at))),
            RequestKind.Follow => Follow(at, Anybody()),
            RequestKind.Register => new Request(at, kind),
        };
    }

    private Request Follow(TimeSpan at, int who) =>
        new(at, RequestKind.Follow, who, (who + 1 + _random.Next(_people - 1)) % _people);

    private int Anybody() => _random.Next(_people);
}
