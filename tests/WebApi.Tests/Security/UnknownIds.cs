using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;

namespace MiniTwitter.Stories.Security;

/// <summary>Who is not signed in can't have grains activated for ids and handles that nobody has.</summary>
public class UnknownIds(App app)
{
    private readonly IGrainFactory _grains = app.Services.GetRequiredService<IGrainFactory>();

    [Fact]
    public async Task Activate_no_account_by_a_forged_ticket()
    {
        const long User = 7_654_321_000_001;
        var mac = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

        foreach (var ticket in (string[])[$"{User}.x", $"{User}.{secret}", $"{User}.{long.MaxValue}.{secret}.{mac}", $"{User}.{long.MaxValue}.{secret}.", "....", "."])
        {
            (await Doorbell.RingAsync(app.Address, $"access_token={ticket}")).ShouldBe(Unauthorized);
            (await app.Visitor().PostAsync($"/hubs/timeline/negotiate?negotiateVersion=1&access_token={ticket}")).ShouldBe(Unauthorized);
        }

        (await IsActiveAsync(Account(User))).ShouldBeFalse();
    }

    [Fact]
    public async Task Activate_no_handle_by_signing_in()
    {
        (await app.Visitor().PostAsync("/api/auth/login", new { handle = "nobody_at_all_1", password = "some password or other" })).ShouldBe(Unauthorized);

        (await IsActiveAsync(Handle("nobody_at_all_1"))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/tweets")]
    [InlineData("/followers")]
    [InlineData("/following")]
    [InlineData("/likes")]
    public async Task Activate_no_handle_by_looking_at_a_profile(string list)
    {
        (await app.Visitor().GetAsync($"/api/users/nobody_at_all_2{list}")).ShouldBe(NotFound);

        (await IsActiveAsync(Handle("nobody_at_all_2"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Are_told_from_those_who_are_there()
    {
        var person = await app.RegisterAsync();
        var id = long.Parse((await person.GetAsync("/api/me")).Read<User>().Id, CultureInfo.InvariantCulture);

        (await IsActiveAsync(Account(id))).ShouldBeTrue();
        (await IsActiveAsync(Handle(person.Handle))).ShouldBeTrue();
    }

    private static GrainId Account(long user) => GrainId.Create(GrainType.Create("mt.account"), GrainIdKeyExtensions.CreateIntegerKey(user));

    private static GrainId Handle(string handle) => GrainId.Create(GrainType.Create("mt.handle"), IdSpan.Create(handle.ToLowerInvariant()));

    private async Task<bool> IsActiveAsync(GrainId grain) =>
        await _grains.GetGrain<IManagementGrain>(0).GetActivationAddress(_grains.GetGrain(grain)) is not null;
}
