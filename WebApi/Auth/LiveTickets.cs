using Microsoft.Extensions.Caching.Memory;
using MiniTwitter.Accounts;
using MiniTwitter.Users;

namespace MiniTwitter.Auth;

/// <summary>
/// Single-use tickets that stand for a session: the user's id, a dot and the account's secret. A client that negotiates
/// before it connects shows its ticket twice, to the same node; together that is its one use.
/// </summary>
internal sealed class LiveTickets(IGrainFactory grains, IMemoryCache negotiated)
{
    /// <summary>A new ticket, or why there is none.</summary>
    public async Task<Result<string>> IssueAsync(SignedIn caller)
    {
        var issued = await grains.GetAccount(caller.User).IssueTicketAsync(caller.Session);
        return issued.Succeeded(out var secret, out var refusal) ? $"{caller.User}.{secret}" : refusal;
    }

    /// <summary>Whose ticket it is, or null; it is then used up.</summary>
    public async Task<SignedIn?> RedeemAsync(string ticket, bool isNegotiation)
    {
        var key = (nameof(LiveTickets), ticket);
        if (!isNegotiation && negotiated.TryGetValue(key, out Negotiated? shown))
        {
            negotiated.Remove(key);
            return shown!.Take();
        }

        var dot = ticket.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !UserId.TryParse(ticket[..dot], out var user))
            return null;
        var redeemed = await grains.GetAccount(user).RedeemTicketAsync(ticket[(dot + 1)..]);
        if (!redeemed.Succeeded(out var session, out _))
            return null;
        var caller = new SignedIn(user, session, LiveTicketScheme.Name);
        if (isNegotiation)
            negotiated.Set(key, new Negotiated(caller), IAccountGrain.TicketTime);
        return caller;
    }

    /// <summary>A ticket between its negotiation and its connection. The cache alone would let two that race both in.</summary>
    private sealed class Negotiated(SignedIn caller)
    {
        private int _taken;

        public SignedIn? Take() => Interlocked.Exchange(ref _taken, 1) == 0 ? caller : null;
    }
}
