using MiniTwitter.Api;

namespace MiniTwitter.Traffic.Users;

/// <summary>Makes a server know a population: registered, following as the graph says, with tweets to read.</summary>
internal sealed class Preparation(ApiClient api, Population population, int tweetsEach, int seed, AccountsFile file)
{
    private const int Hands = 32;

    // Every session is good for the time of a run of average length. Longer ones renew theirs on the way.
    private static readonly TimeSpan LifeLeft = TimeSpan.FromMinutes(5);

    private readonly SignIns _signIns = new(api);

    /// <param name="step">Carries out a step: its name, how many times its work is to be done, and the work.</param>
    /// <param name="cancellation">Ends it; what is done by then is kept for the next time.</param>
    public async Task RunAsync(Func<string, int, Func<Action, Task>, Task> step, CancellationToken cancellation)
    {
        file.Load();
        try
        {
            await SignInAsync("sign in");
            var waiting = Enumerable.Range(0, population.Accounts.Length).Where(number => !population.Accounts[number].IsPrepared).ToArray();
            await step("follow and write", waiting.Length, done => Crew.RunAsync(Hands, waiting.Length, async index =>
            {
                await PrepareAsync(waiting[index]);
                done();
            }, cancellation));
            await SignInAsync("renew");
        }
        finally
        {
            file.Save();
        }

        Task SignInAsync(string name)
        {
            var due = population.Accounts.Where(account => account.ExpiresAt - api.Time.GetUtcNow() < LifeLeft).ToArray();
            return step(name, due.Length, done => Crew.RunAsync(Hands, due.Length, async index =>
            {
                await _signIns.SignInAsync(due[index]);
                done();
            }, cancellation));
        }
    }

    // Safe to do again: the same keys.
    private async Task PrepareAsync(int number)
    {
        var account = population.Accounts[number];
        if (account.ExpiresAt - api.Time.GetUtcNow() < LifeLeft)
            await _signIns.SignInAsync(account);
        var token = account.Token!;
        foreach (var followee in population.Graph.Followees[number])
            await api.FollowAsync(token, population.HandleOf(followee), $"follow-{followee}");

        var random = new Random(unchecked(seed * population.Accounts.Length + number));
        var texts = new Texts(random, () => population.HandleOf(random.Next(population.Accounts.Length)));
        for (var tweet = 0; tweet < tweetsEach; tweet++)
            await api.PostAsync(token, texts.Compose($"{tweet}:"), $"tweet-{tweet}");
        account.IsPrepared = true;
    }
}
