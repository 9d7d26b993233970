using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using MiniTwitter.Accounts;
using MiniTwitter.Users;

namespace MiniTwitter.Auth;

/// <summary>
/// Single-use tickets that stand for a session: the user's id, when the ticket ends, the account's secret, and a MAC over
/// these. What this service did not issue is refused without asking a grain. A client that negotiates before it connects
/// shows its ticket twice, to the same node; together that is its one use.
/// </summary>
internal sealed class LiveTickets(IGrainFactory grains, SigningKey signingKey, TimeProvider time, IMemoryCache negotiated)
{
    /// <summary>Most tickets between negotiation and connection. One that finds no room is refused when it connects.</summary>
    public const int MostNegotiated = 50_000;

    /// <summary>A new ticket, or why there is none.</summary>
    public async Task<Result<string>> IssueAsync(SignedIn caller)
    {
        var issued = await grains.GetAccount(caller.User).IssueTicketAsync(caller.Session);
        if (!issued.Succeeded(out var secret, out var refusal))
            return refusal;
        var ends = (time.GetUtcNow() + IAccountGrain.TicketTime).ToUnixTimeMilliseconds();
        var body = string.Create(CultureInfo.InvariantCulture, $"{caller.User}.{ends}.{secret}");
        return $"{body}.{Base64Url.EncodeToString(HMACSHA256.HashData((await signingKey.Keys).LiveTickets[0], Encoding.UTF8.GetBytes(body)))}";
    }

    /// <summary>Whose ticket it is, or null; it is then used up.</summary>
    public async Task<SignedIn?> RedeemAsync(string ticket, bool isNegotiation)
    {
        if (await ReadAsync(ticket) is not { } read)
            return null;
        var key = (nameof(LiveTickets), ticket);
        if (!isNegotiation && negotiated.TryGetValue(key, out Negotiated? shown))
        {
            negotiated.Remove(key);
            return shown!.Take();
        }

        var redeemed = await grains.GetAccount(read.User).RedeemTicketAsync(read.Secret);
        if (!redeemed.Succeeded(out var session, out _))
            return null;
        var caller = new SignedIn(read.User, session, LiveTicketScheme.Name);
        if (isNegotiation)
            negotiated.Set(key, new Negotiated(caller), new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = IAccountGrain.TicketTime, Size = 1 });
        return caller;
    }

    // Null when it was not issued here, or is too old.
    private async Task<(UserId User, string Secret)?> ReadAsync(string ticket)
    {
        var dot = ticket.LastIndexOf('.');
        if (dot < 0 || !TryDecode(ticket[(dot + 1)..], out var mac))
            return null;
        var body = ticket[..dot];
        var keys = (await signingKey.Keys).LiveTickets;
        return SignedBytes.IsSigned(Encoding.UTF8.GetBytes(body), mac, keys)
            && body.Split('.') is [var user, var ends, var secret]
            && UserId.TryParse(user, out var id)
            && long.TryParse(ends, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && time.GetUtcNow().ToUnixTimeMilliseconds() < end
            ? (id, secret)
            : null;
    }

    private static bool TryDecode(string text, out byte[] mac)
    {
        mac = new byte[HMACSHA256.HashSizeInBytes];
        return Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, mac, out var written) && written == mac.Length;
    }

    /// <summary>A ticket between its negotiation and its connection. The cache alone would let two that race both in.</summary>
    private sealed class Negotiated(SignedIn caller)
    {
        private int _taken;

        public SignedIn? Take() => Interlocked.Exchange(ref _taken, 1) == 0 ? caller : null;
    }
}
