using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace MiniTwitter.Stories.Client;

/// <summary>An open connection to the hub and what came over it.</summary>
public sealed class LiveConnection : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly Channel<LiveMessage> _messages = Channel.CreateUnbounded<LiveMessage>();
    private readonly Channel<LiveMessage> _notifications = Channel.CreateUnbounded<LiveMessage>();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LiveConnection(HubConnection connection)
    {
        _connection = connection;
        foreach (var name in (string[])["TweetPosted", "TweetEdited", "TweetDeleted", "UserHidden", "TweetMarked", "TweetsCounted"])
            connection.On<JsonElement>(name, body => _messages.Writer.TryWrite(new LiveMessage(name, body)));
        foreach (var name in (string[])["Notified", "UnreadChanged"])
            connection.On<JsonElement>(name, body => _notifications.Writer.TryWrite(new LiveMessage(name, body)));
        connection.Closed += _ =>
        {
            _closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    /// <summary>As other programs connect: with the header.</summary>
    public static Task<LiveConnection> OpenAsync(Person person) => OpenAsync(new HubConnectionBuilder().WithUrl(
        new Uri(person.Server, "/hubs/timeline"), options => options.AccessTokenProvider = () => Task.FromResult(person.Token)));

    /// <summary>As browsers connect: with a ticket in the address, and no negotiation that would use it up.</summary>
    public static Task<LiveConnection> OpenWithTicketAsync(Uri server, string ticket) => OpenAsync(new HubConnectionBuilder().WithUrl(
        new Uri(server, $"/hubs/timeline?access_token={ticket}"), HttpTransportType.WebSockets, options => options.SkipNegotiation = true));

    /// <summary>As the usual browser client connects when it isn't told to skip the negotiation.</summary>
    public static Task<LiveConnection> NegotiateWithTicketAsync(Uri server, string ticket) => OpenAsync(new HubConnectionBuilder().WithUrl(
        new Uri(server, "/hubs/timeline"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(ticket)));

    /// <summary>Says which tweets it looks at.</summary>
    public Task WatchTweetsAsync(params string[] ids) => _connection.InvokeAsync("WatchTweets", ids);

    /// <summary>The next message about tweets, or about somebody whose tweets are hidden.</summary>
    public Task<LiveMessage> NextAsync() => NextAsync(_messages);

    /// <summary>The next message about notifications.</summary>
    public Task<LiveMessage> NextNotificationAsync() => NextAsync(_notifications);

    /// <summary>All messages up to the one about a text, that one included.</summary>
    public async Task<List<LiveMessage>> ReadUntilAsync(string text)
    {
        var read = new List<LiveMessage>();
        do
            read.Add(await NextAsync());
        while (read[^1].Text != text);
        return read;
    }

    /// <summary>The server closes it.</summary>
    public Task ShouldCloseAsync() => _closed.Task.WaitAsync(Eventually.Deadline);

    public bool IsOpen => _connection.State == HubConnectionState.Connected;

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task<LiveMessage> NextAsync(Channel<LiveMessage> messages)
    {
        using var limit = new CancellationTokenSource(Eventually.Deadline);
        return await messages.Reader.ReadAsync(limit.Token);
    }

    private static async Task<LiveConnection> OpenAsync(IHubConnectionBuilder builder)
    {
        var live = new LiveConnection(builder.Build());
        await live._connection.StartAsync();
        await live.WaitUntilWatchedAsync();
        return live;
    }

    // The connection is open before the server watches the timeline. It hears no call before it does, not even a wrong one.
    private async Task WaitUntilWatchedAsync()
    {
        try
        {
            await _connection.InvokeAsync("NoSuchMethod");
        }
        catch (HubException)
        {
            // As expected.
        }
    }
}

/// <summary>One call of the server.</summary>
public sealed record LiveMessage(string Name, JsonElement Body)
{
    public string Id => Body.GetProperty("id").GetString()!;

    public string? Text => Body.TryGetProperty("text", out var text) ? text.GetString() : null;

    public Tweet Tweet => Body.Deserialize<Tweet>(Answer.Json)!;

    public HiddenUser HiddenUser => Body.Deserialize<HiddenUser>(Answer.Json)!;

    public Notification Notification => Body.Deserialize<Notification>(Answer.Json)!;

    public Unread Unread => Body.Deserialize<Unread>(Answer.Json)!;
}
