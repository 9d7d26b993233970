using System.Net;
using System.Net.Http.Json;

namespace MiniTwitter.Api;

/// <summary>The devices of a person share a session, and renew it shortly before it ends.</summary>
public sealed class Sign_in_of_a_person : IDisposable
{
    private readonly EndingSessions _server = new();
    private readonly EndingSessions _hanging = new();
    private readonly ApiClient _api;
    private readonly ApiClient _frozen;

    public Sign_in_of_a_person()
    {
        _api = new ApiClient(new Uri("http://server.example/"), TimeProvider.System, handler: _server);
        _frozen = new ApiClient(new Uri("http://frozen.example/"), TimeProvider.System, handler: _hanging);
    }

    [Fact]
    public async Task Is_renewed_once_for_all_who_ask_the_same_server()
    {
        var signIn = await SignIn.RegisterAsync(_api, "ada", "Ada");

        Task<string>[] asked = [signIn.GetTokenAsync(_api), signIn.GetTokenAsync(_api)];
        _server.Answers.SetResult();

        (await Task.WhenAll(asked)).ShouldBe(["login 1", "login 1"]);
    }

    [Fact]
    public async Task Does_not_wait_for_a_server_that_hangs_when_another_is_asked()
    {
        var signIn = await SignIn.RegisterAsync(_api, "ada", "Ada");
        var hangs = signIn.GetTokenAsync(_frozen);
        _server.Answers.SetResult();

        (await signIn.GetTokenAsync(_api).WaitAsync(TestContext.Current.CancellationToken)).ShouldBe("login 1");

        hangs.IsCompleted.ShouldBeFalse();
    }

    public void Dispose()
    {
        _api.Dispose();
        _frozen.Dispose();
    }

    /// <summary>Each session that it gives ends within a minute.</summary>
    private sealed class EndingSessions : HttpMessageHandler
    {
        private int _logins;

        /// <summary>Until then everybody waits who signs in again.</summary>
        public TaskCompletionSource Answers { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var call = request.RequestUri!.Segments[^1];
            if (call == "login")
                await Answers.Task.WaitAsync(cancellationToken);
            var token = call == "login" ? $"login {Interlocked.Increment(ref _logins)}" : call;
            var session = new { accessToken = token, expiresAt = TimeProvider.System.GetUtcNow().AddSeconds(30), user = new { id = "1", handle = "ada" } };
            return new(HttpStatusCode.OK) { Content = JsonContent.Create(session), Headers = { { "Set-Cookie", "refresh=1; path=/" } } };
        }
    }
}
