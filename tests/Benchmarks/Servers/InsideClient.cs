using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MiniTwitter.Accounts;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Servers;

/// <summary>
/// This program as what a web node is to a silo: it calls the grains of a running server, in the name of whomever it likes.
/// So people need no account to be measured, and no HTTP is measured with them.
/// </summary>
internal sealed class InsideClient : IAsyncDisposable
{
    private const int Hands = 64;

    private readonly IHost _host;

    private InsideClient(IHost host) => (_host, Grains) = (host, host.Services.GetRequiredService<IGrainFactory>());

    public IGrainFactory Grains { get; }

    /// <param name="directory">Of the server, by whose database it is found.</param>
    /// <param name="cancellation">Ends the wait for it.</param>
    public static async Task<InsideClient> ConnectAsync(DataDirectory directory, CancellationToken cancellation)
    {
        var builder = Host.CreateApplicationBuilder([$"--MiniTwitter:DataDirectory={directory.Data}", "--MiniTwitter:Role=Web"]);
        builder.Logging.ClearProviders();
        builder.AddMiniTwitterClient();
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
            return new InsideClient(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>A page of somebody's home timeline, which is awake from then on.</summary>
    public async Task<Page<TweetJson>> ReadHomeAsync(UserId user, int limit) =>
        ValueOf(await Grains.GetUser(user).GetTimelineAsync(new PageRequest(limit, Before: null, After: null)));

    /// <summary>A page of somebody's tweets, as anybody sees them.</summary>
    public async Task<Page<TweetJson>> ReadTweetsAsync(UserId author, int limit) =>
        ValueOf(await Grains.GetTweetReader().GetByAuthorAsync(author, withReplies: false, viewer: null, new PageRequest(limit, Before: null, After: null)));

    /// <summary>Wakes everybody's timeline.</summary>
    public Task WakeAsync(IReadOnlyList<UserId> users, CancellationToken cancellation) =>
        Crew.RunAsync(Hands, users.Count, index => ReadHomeAsync(users[index], limit: 1), cancellation);

    /// <summary>Durable when it answers.</summary>
    public async Task<Tweet> PostAsync(UserId author, string text) => ValueOf(await Grains.GetUser(author).PostAsync(new NewTweet(text), key: null));

    /// <summary>A tweet as anybody sees it.</summary>
    public async Task<Tweet> ReadTweetAsync(TweetId tweet) => ValueOf(await Grains.GetTweetReader().GetAsync(tweet));

    /// <summary>Durable when it answers.</summary>
    public async Task<Tweet> LikeAsync(UserId user, TweetId tweet) => ValueOf(await Grains.GetUser(user).LikeAsync(tweet, key: null));

    /// <summary>The session of somebody who has no account yet. What stands for the hash of their password is stored as it is.</summary>
    public async Task<SessionId> SignInAsync(UserId user, string passwordHash)
    {
        var account = Grains.GetAccount(user);
        await account.CreateAsync(new NewAccount(passwordHash, Email: null));
        return ValueOf(await account.OpenSessionAsync()).Session;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static T ValueOf<T>(Result<T> result) =>
        result.Succeeded(out var value, out var refusal) ? value : throw new InvalidOperationException($"The server has refused: {refusal}.");
}
