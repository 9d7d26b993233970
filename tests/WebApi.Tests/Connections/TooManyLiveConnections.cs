using System.Net.WebSockets;

namespace MiniTwitter.Stories.Connections;

public class TooManyLiveConnections(TooManyLiveConnections.SmallApp app) : IClassFixture<TooManyLiveConnections.SmallApp>
{
    private const int Max = 2;

    [Fact]
    public async Task Are_refused_with_503_until_another_one_ends()
    {
        var person = await app.RegisterAsync();
        await using var first = await LiveConnection.OpenAsync(person);
        var second = await LiveConnection.OpenAsync(person);

        (await TryAsync(person)).ShouldBe(ServiceUnavailable);
        (await person.GetAsync("/api/timeline")).ShouldBe(OK);

        await second.DisposeAsync();
        await Eventually.ShouldBeTrueAsync(async () => await TryAsync(person) == SwitchingProtocols, "there is room again");
    }

    private async Task<System.Net.HttpStatusCode> TryAsync(Person person)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Authorization", $"Bearer {person.Token}");
        try
        {
            await socket.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = "/hubs/timeline" }.Uri, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        return socket.HttpStatusCode;
    }

    public sealed class SmallApp : App
    {
        protected override IEnumerable<(string Key, string Value)> Settings => [.. base.Settings, ("MiniTwitter:Connections:MaxLive", $"{Max}")];
    }
}
