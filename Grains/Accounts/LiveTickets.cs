using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MiniTwitter.Accounts;

/// <summary>
/// The tickets of one account that are not redeemed yet. Only their hashes are kept, and only in memory: a ticket
/// that is lost with its silo is asked for again.
/// </summary>
internal sealed class LiveTickets(TimeProvider time)
{
    /// <summary>Most tickets at a time; the oldest gives way.</summary>
    public const int MaxTickets = 20;

    private const int TicketBytes = 32;

    private readonly List<LiveTicket> _tickets = [];

    public string Issue(SessionId session)
    {
        var now = time.GetUtcNow();
        _tickets.RemoveAll(old => old.IsExpired(now));
        if (_tickets.Count == MaxTickets)
            _tickets.RemoveAt(0);
        var ticket = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TicketBytes));
        _tickets.Add(new LiveTicket(HashOf(ticket), session, now + IAccountGrain.TicketTime));
        return ticket;
    }

    /// <summary>The ticket's session, or null. Either way the ticket is gone.</summary>
    public SessionId? Redeem(string ticket)
    {
        var hash = HashOf(ticket);
        var index = _tickets.FindIndex(known => CryptographicOperations.FixedTimeEquals(known.Hash, hash));
        if (index < 0)
            return null;
        var found = _tickets[index];
        _tickets.RemoveAt(index);
        return found.IsExpired(time.GetUtcNow()) ? null : found.Session;
    }

    private static byte[] HashOf(string ticket) => SHA256.HashData(Encoding.UTF8.GetBytes(ticket));

    private sealed record LiveTicket(byte[] Hash, SessionId Session, DateTimeOffset ExpiresAt)
    {
        public bool IsExpired(DateTimeOffset now) => now >= ExpiresAt;
    }
}
