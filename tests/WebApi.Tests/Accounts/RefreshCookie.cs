using System.Net.Http.Json;
using Microsoft.Net.Http.Headers;

namespace MiniTwitter.Stories.Accounts;

public class RefreshCookie(App app)
{
    [Theory]
    [InlineData("register")]
    [InlineData("login")]
    public async Task Is_out_of_reach_of_scripts_and_other_sites(string how)
    {
        var (answer, cookie) = await SignInAsync(how, host: "localhost");

        cookie.HttpOnly.ShouldBeTrue();
        cookie.SameSite.ShouldBe(SameSiteMode.Strict);
        cookie.Path.ShouldBe("/api/auth");
        cookie.Domain.HasValue.ShouldBeFalse();
        cookie.MaxAge.HasValue.ShouldBe(!cookie.Expires.HasValue);
        answer.Body.ShouldNotContain(cookie.Value.ToString());
    }

    [Theory]
    [InlineData("register")]
    [InlineData("login")]
    public async Task Is_secure_anywhere_but_on_this_machine(string how)
    {
        (await SignInAsync(how, host: "social.example")).Cookie.Secure.ShouldBeTrue();
        (await SignInAsync(how, host: "localhost")).Cookie.Secure.ShouldBeFalse();
        (await SignInAsync(how, host: "localhost:5000")).Cookie.Secure.ShouldBeFalse();
    }

    [Fact]
    public async Task Is_secure_when_a_proxy_on_this_machine_speaks_https()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/register")
        {
            Content = JsonContent.Create(Person.Registration(Person.NewHandle())),
            Headers = { { "X-Forwarded-Proto", "https" } },
        };

        (await app.Visitor().SendAsync(request)).SetCookie.ShouldNotBeNull().Secure.ShouldBeTrue();
    }

    [Fact]
    public async Task Stays_secure_when_it_is_rotated_and_removed()
    {
        var person = await app.RegisterAsync();

        (await person.PostFromAsync("/api/auth/refresh", "social.example")).SetCookie.ShouldNotBeNull().Secure.ShouldBeTrue();
        (await person.PostFromAsync("/api/auth/logout", "social.example")).SetCookie.ShouldNotBeNull().Secure.ShouldBeTrue();
    }

    [Fact]
    public async Task Has_a_name_that_only_secure_connections_may_set_where_it_is_secure()
    {
        (await SignInAsync("register", host: "social.example")).Cookie.Name.ToString().ShouldStartWith("__Secure-");
        (await SignInAsync("register", host: "localhost")).Cookie.Name.ToString().ShouldNotStartWith("__");
    }

    [Fact]
    public async Task Of_an_earlier_version_is_accepted_and_replaced()
    {
        // The name that it has on this machine is the one that it once had everywhere.
        var person = await app.RegisterAsync();
        var earlier = person.Cookie.ShouldNotBeNull();

        var answer = await person.PostFromAsync("/api/auth/refresh", "social.example");

        answer.ShouldBe(OK);
        var set = answer.Headers.GetValues("Set-Cookie").Where(cookie => cookie.Contains("refresh", StringComparison.Ordinal)).ToArray();
        set.Length.ShouldBe(2);
        set[0].ShouldStartWith($"{earlier.Split('=')[0]}=;");
        set[1].ShouldStartWith("__Secure-");
        (await person.PostFromAsync("/api/auth/refresh", "social.example")).ShouldBe(OK);
    }

    private async Task<(Answer Answer, SetCookieHeaderValue Cookie)> SignInAsync(string how, string host)
    {
        var handle = how == "login" ? (await app.RegisterAsync()).Handle : Person.NewHandle();
        var answer = await app.Visitor().PostFromAsync($"/api/auth/{how}", host, Person.Registration(handle));
        return (answer, answer.SetCookie.ShouldNotBeNull(answer.Body));
    }
}
