using System.Net;
using System.Net.Http.Json;
using MiniTwitter.Api;
using MiniTwitter.Graphs;
using MiniTwitter.Traffic.Users;

namespace MiniTwitter.Traffic;

/// <summary>A second run against the same server finds everybody registered and prepared.</summary>
public sealed class Sessions_of_a_population : IDisposable
{
    private static readonly Uri Address = new("http://server.example/");
    private static readonly SocialGraph Graph = new("pair", [[1], [0]]);

    private readonly string _directory = Directory.CreateTempSubdirectory("minitwitter-load-").FullName;
    private readonly RegisteringServer _server = new();
    private readonly ApiClient _api;

    public Sessions_of_a_population() => _api = new ApiClient(Address, TimeProvider.System, handler: _server);

    [Fact]
    public async Task Are_made_by_registering_everybody_once()
    {
        await PrepareAsync();

        _server.Asked.ShouldBe(["register", "register", "follow", "follow", "tweets", "tweets"], ignoreOrder: true);
    }

    [Fact]
    public async Task Are_renewed_in_the_next_run_without_a_password()
    {
        await PrepareAsync();
        _server.Asked.Clear();

        await PrepareAsync();

        _server.Asked.ShouldBe(["refresh", "refresh"]);
    }

    [Fact]
    public async Task Are_begun_anew_with_the_password_when_they_have_ended()
    {
        await PrepareAsync();
        var population = Load();
        _server.Asked.Clear();
        _server.Refuses.Add("refresh");

        await new SignIns(_api).SignInAsync(population.Accounts[0]);

        _server.Asked.ShouldBe(["refresh", "register", "login"]);
        population.Accounts[0].IsPrepared.ShouldBeTrue();
    }

    [Fact]
    public async Task Are_not_those_of_another_server_at_the_same_address()
    {
        await PrepareAsync();
        _server.Handles.Clear();
        _server.Refuses.Add("refresh");
        _server.Asked.Clear();

        await PrepareAsync();

        _server.Asked.ShouldBe(
            ["refresh", "refresh", "register", "register", "follow", "follow", "tweets", "tweets"], ignoreOrder: true);
    }

    [Fact]
    public void Are_for_nobody_else_to_read()
    {
        var population = new Population(Graph, seed: 42);

        new AccountsFile(_directory, Address, population).Save();

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Directory.GetFiles(_directory).Single()).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Belong_to_handles_that_tell_the_number()
    {
        var population = new Population(Graph, seed: 42);

        population.NumberOf(population.HandleOf(1)).ShouldBe(1);
        population.NumberOf(new Population(Graph, seed: 43).HandleOf(1)).ShouldBeNull();
        population.NumberOf("somebody").ShouldBeNull();
    }

    public void Dispose()
    {
        _api.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private Task PrepareAsync()
    {
        var population = new Population(Graph, seed: 42);
        var preparation = new Preparation(_api, population, tweetsEach: 1, seed: 42, new AccountsFile(_directory, Address, population));
        return preparation.RunAsync((_, _, work) => work(() => { }), CancellationToken.None);
    }

    private Population Load()
    {
        var population = new Population(Graph, seed: 42);
        new AccountsFile(_directory, Address, population).Load();
        return population;
    }

    /// <summary>Knows who has registered.</summary>
    private sealed class RegisteringServer : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        public HashSet<string> Handles { get; } = [];

        public HashSet<string> Refuses { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var call = request.RequestUri!.Segments[^1];
            var handle = call == "register" ? (await request.Content!.ReadFromJsonAsync<Named>(Wire.Json, cancellationToken))!.Handle : "";
            lock (Asked)
            {
                Asked.Add(call);
                if (Refuses.Contains(call))
                    return new(HttpStatusCode.Unauthorized) { Content = JsonContent.Create(new { }) };
                if (call == "register" && !Handles.Add(handle))
                    return new(HttpStatusCode.Conflict) { Content = JsonContent.Create(new { }) };
            }

            var session = new { accessToken = "token", expiresAt = TimeProvider.System.GetUtcNow().AddMinutes(10), user = new { id = "1", handle = "somebody" } };
            return new(HttpStatusCode.OK) { Content = JsonContent.Create(session), Headers = { { "Set-Cookie", "refresh=1; path=/" } } };
        }

        private sealed record Named(string Handle);
    }
}
