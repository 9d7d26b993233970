using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace MiniTwitter.Stories.Accounts;

public class ManySessions(App app)
{
    private const string Sessions = "/api/auth/sessions";

    [Fact]
    public async Task Are_listed_with_the_own_one_marked()
    {
        var laptop = await app.RegisterAsync();
        var phone = await laptop.OnAnotherDeviceAsync();

        var seenFromLaptop = await ListAsync(laptop);
        var seenFromPhone = await ListAsync(phone);

        seenFromLaptop.Select(session => session.Id).ShouldBe(seenFromPhone.Select(session => session.Id), ignoreOrder: true);
        seenFromLaptop.Length.ShouldBe(2);
        seenFromLaptop.Single(session => session.Current).Id.ShouldNotBe(seenFromPhone.Single(session => session.Current).Id);
        seenFromLaptop.ShouldAllBe(session => session.RefreshedAt >= session.CreatedAt);
    }

    [Fact]
    public async Task Are_shown_with_times_and_ids_and_no_secrets()
    {
        var answer = await (await app.RegisterAsync()).GetAsync(Sessions);

        var item = JsonNode.Parse(answer.Body)!["items"]!.AsArray().ShouldHaveSingleItem()!.AsObject();
        item.Select(member => member.Key).ShouldBe(["id", "createdAt", "refreshedAt", "current", "device"], ignoreOrder: true);
        item["id"]!.GetValue<string>().ShouldMatch("^[0-9]+$");
        item["createdAt"]!.GetValue<string>().ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$");
    }

    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome", "Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge", "Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36", "Samsung Internet", "Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1", "Safari", "iOS")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15", "Safari", "macOS")]
    [InlineData("<script>alert(1)</script>", null, null)]
    [InlineData("", null, null)]
    public async Task Are_named_after_the_browser_and_the_system_that_signed_in(string userAgent, string? browser, string? system)
    {
        var person = await app.RegisterAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/login")
        {
            Content = JsonContent.Create(new { handle = person.Handle, password = Person.Password }),
        };
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        (await app.Visitor().SendAsync(request)).ShouldBe(OK);

        (await ListAsync(person)).Single(session => !session.Current).Device.ShouldBe(new Device(browser, system));
    }

    [Fact]
    public async Task Are_ended_from_another_device_with_their_live_connections()
    {
        var laptop = await app.RegisterAsync();
        var phone = await laptop.OnAnotherDeviceAsync();
        await using var live = await LiveConnection.OpenAsync(phone);
        var other = (await ListAsync(laptop)).Single(session => !session.Current);

        (await laptop.DeleteAsync($"{Sessions}/{other.Id}")).ShouldBe(NoContent);

        await live.ShouldCloseAsync();
        (await phone.GetAsync("/api/me")).ShouldBeProblem(Unauthorized);
        (await phone.PostAsync("/api/auth/refresh")).ShouldBeProblem(Unauthorized);
        (await ListAsync(laptop)).ShouldHaveSingleItem().Current.ShouldBeTrue();
    }

    [Fact]
    public async Task Can_be_ended_twice_and_the_own_one_too()
    {
        var laptop = await app.RegisterAsync();
        var own = (await ListAsync(laptop)).Single();

        (await laptop.DeleteAsync($"{Sessions}/12345")).ShouldBe(NoContent);
        (await laptop.DeleteAsync($"{Sessions}/{own.Id}")).ShouldBe(NoContent);

        (await laptop.GetAsync("/api/me")).ShouldBeProblem(Unauthorized);
    }

    [Fact]
    public async Task Of_others_are_out_of_reach()
    {
        var (ada, mallory) = (await app.RegisterAsync(), await app.RegisterAsync());
        var session = (await ListAsync(ada)).Single();

        (await mallory.DeleteAsync($"{Sessions}/{session.Id}")).ShouldBe(NoContent);

        (await ada.GetAsync("/api/me")).ShouldBe(OK);
        (await ListAsync(mallory)).ShouldNotContain(session);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public async Task Have_decimal_ids(string id) =>
        (await (await app.RegisterAsync()).DeleteAsync($"{Sessions}/{id}")).ShouldBeProblem(BadRequest);

    [Fact]
    public async Task Need_somebody_signed_in()
    {
        (await app.Visitor().GetAsync(Sessions)).ShouldBeProblem(Unauthorized);
        (await app.Visitor().DeleteAsync($"{Sessions}/1")).ShouldBeProblem(Unauthorized);
    }

    private static async Task<OpenSession[]> ListAsync(Person person) => (await person.GetAsync(Sessions)).Read<OpenSessions>().Items;
}
