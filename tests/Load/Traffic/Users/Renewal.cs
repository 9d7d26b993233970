using MiniTwitter.Api;

namespace MiniTwitter.Traffic.Users;

/// <summary>Renews sessions before they end, while a run lasts.</summary>
internal sealed class Renewal(ApiClient api, Population population)
{
    private const int Hands = 4;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(2);

    private readonly SignIns _signIns = new(api);

    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Every, api.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                var due = population.Accounts.Where(account => account.ExpiresAt - api.Time.GetUtcNow() < RenewBefore).ToArray();
                await Crew.RunAsync(Hands, due.Length, index => RenewAsync(due[index]), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    private async Task RenewAsync(Account account)
    {
        try
        {
            await _signIns.SignInAsync(account);
        }
        catch (UnknownOutcomeException)
        {
            // The server is away. The next round tries again, and the requests of the run tell.
        }
    }
}
