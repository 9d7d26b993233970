using System.Globalization;
using MiniTwitter.Goals;
using MiniTwitter.Users;

namespace MiniTwitter.Rival;

/// <summary>
/// The people of the rival: the same circle as <see cref="Readers"/>, with the same names, so that both servers have the same
/// follows. Tokens and followers are known to the rival's process without asking Redis. That is in its favour, for the textbook
/// asks for both, and fair, because ours keeps the tokens it has seen in memory too.
/// </summary>
/// <param name="Count">How many.</param>
/// <param name="Following">How many of the next ones in the circle each follows.</param>
internal sealed record RivalPeople(int Count, int Following)
{
    private static readonly long FirstId = TimeSortableId.FirstAt(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public IReadOnlyList<string> Tokens { get; } =
        [.. Enumerable.Range(0, Count).Select(person => string.Create(CultureInfo.InvariantCulture, $"token-of-person-{person}"))];

    public int[] FollowersOf(int person) => [.. Enumerable.Range(1, Following).Select(back => (person - back + Count) % Count)];

    public static Author AuthorOf(int person) => new(
        new UserId(FirstId + person),
        Handle.TryParse(Readers.Handle(person), out var handle) ? handle : throw new ArgumentOutOfRangeException(nameof(person)),
        Readers.DisplayName(person),
        AvatarUrl: null);
}
