using MiniTwitter.Api;

namespace MiniTwitter.Attack;

/// <summary>Somebody who sends requests about an owner.</summary>
/// <param name="Role">How they stand to the owner.</param>
/// <param name="Person">Null when signed out.</param>
/// <param name="Owner">Whose profile and tweets are asked for.</param>
internal sealed record Viewer(Role Role, Person? Person, Owner Owner)
{
    /// <summary>What no answer at that path may show this viewer.</summary>
    public IEnumerable<string> Hidden(string path) => Role switch
    {
        Role.Blocked => [Owner.Marker, $"\"{Owner.Person.Id}\""],
        // Whoever has blocked still sees the profile, so as to unblock.
        Role.Blocker => [Owner.Marker],
        Role.Muter when path == "/api/timeline" => [Owner.Marker],
        _ => [],
    };
}

/// <summary>Viewers as the privacy rules tell them apart.</summary>
internal enum Role
{
    SignedOut,
    Stranger,
    Follower,
    Blocked,
    Blocker,
    Muter,
    Self,
}

/// <param name="Person">Who writes.</param>
/// <param name="Marker">In every tweet of theirs, and nowhere else.</param>
/// <param name="Tweet">Stays as it is.</param>
/// <param name="Expendable">May be edited and deleted.</param>
internal sealed record Owner(Person Person, string Marker, long Tweet, long Expendable);
