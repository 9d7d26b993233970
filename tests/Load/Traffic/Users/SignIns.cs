using System.Net;
using MiniTwitter.Api;

namespace MiniTwitter.Traffic.Users;

/// <summary>Gives accounts sessions in the cheapest way that works: a password costs the server a slow hash.</summary>
internal sealed class SignIns(ApiClient api)
{
    public async Task SignInAsync(Account account) =>
        account.Take(await RefreshAsync(account) ?? await RegisterAsync(account) ?? await api.LoginAsync(account.Handle, account.Password));

    private async Task<Session?> RefreshAsync(Account account)
    {
        try
        {
            return account.Cookie is null ? null : await api.RefreshAsync(account.Cookie);
        }
        catch (UnexpectedAnswerException e) when (e.Status == HttpStatusCode.Unauthorized)
        {
            // The session has ended, or another server is at this address now.
            return null;
        }
    }

    private async Task<Session?> RegisterAsync(Account account)
    {
        try
        {
            var session = await api.RegisterAsync(account.Handle, account.Handle, account.Password);
            account.IsPrepared = false;
            return session;
        }
        catch (UnexpectedAnswerException e) when (e.Status == HttpStatusCode.Conflict)
        {
            return null;
        }
    }
}
