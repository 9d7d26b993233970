using System.Collections.Immutable;

namespace MiniTwitter.Accounts;

/// <summary>What is stored of an account.</summary>
[GenerateSerializer, Immutable, Alias("mt.AccountState")]
internal sealed record AccountState
{
    /// <summary>Null until the account is created.</summary>
    [Id(0)]
    public string? PasswordHash { get; init; }

    [Id(1)]
    public string? Email { get; init; }

    [Id(2)]
    public ImmutableArray<Session> Sessions { get; init; } = [];

    public Session? FindSession(SessionId id, DateTimeOffset now, SessionLifetime rules) =>
        Sessions.FirstOrDefault(session => session.Id == id && !session.IsExpired(now, rules));

    public AccountState Without(SessionId id) => this with { Sessions = Sessions.RemoveAll(session => session.Id == id) };

    public AccountState With(Session session) => this with { Sessions = Without(session.Id).Sessions.Add(session) };

    /// <summary>
    /// With one more session, without the expired, and without those idle longest that no longer fit: they are
    /// <paramref name="displaced"/>.
    /// </summary>
    public AccountState Open(Session opened, SessionLifetime rules, out ImmutableArray<Session> displaced)
    {
        var newestFirst = Sessions.Where(session => !session.IsExpired(opened.CreatedAt, rules))
            .OrderByDescending(session => session.RefreshedAt)
            .ToImmutableArray();
        var kept = newestFirst.Take(ApiLimits.Sessions - 1);
        displaced = [.. newestFirst.Skip(ApiLimits.Sessions - 1)];
        return this with { Sessions = [opened, .. kept] };
    }

    /// <summary>Without the hash and the address: records end up in logs.</summary>
    public override string ToString() => nameof(AccountState);
}
