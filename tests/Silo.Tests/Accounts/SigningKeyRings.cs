using System.Collections.Immutable;

namespace MiniTwitter.Accounts;

public class SigningKeyRings
{
    private static readonly DateTimeOffset Start = new(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);
    private static readonly TimeSpan TokenLife = TimeSpan.FromDays(30);

    [Fact]
    public void A_new_key_signs_when_every_process_has_read_it_and_verifies_at_once()
    {
        var first = SigningKeyRing.Create();
        var ring = first.Rotated(Start, TokenLife);

        SecretsAfter(ring, TimeSpan.FromSeconds(119)).Select(SigningKeyRing.IdOf).ShouldBe([first.NewestId, ring.NewestId]);
        SecretsAfter(ring, TimeSpan.FromSeconds(120)).Select(SigningKeyRing.IdOf).ShouldBe([ring.NewestId, first.NewestId]);
    }

    [Fact]
    public void A_former_key_verifies_until_its_tokens_have_expired()
    {
        var ring = SigningKeyRing.Create().Rotated(Start, TokenLife);

        SecretsAfter(ring, TokenLife + TimeSpan.FromMinutes(2)).Length.ShouldBe(2);
        SecretsAfter(ring, TokenLife + TimeSpan.FromMinutes(4)).Select(SigningKeyRing.IdOf).ShouldBe([ring.NewestId]);
    }

    [Fact]
    public void A_rotation_forgets_keys_whose_tokens_have_expired()
    {
        var ring = SigningKeyRing.Create();
        for (var month = 0; month < 24; month++)
            ring = ring.Rotated(Start.AddDays(31 * month), TokenLife);

        ring.SecretsAt(Start.AddDays(31 * 23), TimeSpan.FromDays(3650)).Length.ShouldBe(2);
    }

    [Fact]
    public void Are_read_as_they_were_written()
    {
        var ring = SigningKeyRing.Create().Rotated(Start, TokenLife);

        var read = SigningKeyRing.Parse(ring.ToBytes());

        read.ToBytes().ShouldBe(ring.ToBytes());
        SecretsAfter(read, TimeSpan.FromMinutes(2)).Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData("""[{"secret":"AAAA","createdAt":"2031-05-06T07:08:09+00:00"}]""")]
    public void Are_refused_when_they_are_damaged(string text) =>
        Should.Throw<InvalidDataException>(() => SigningKeyRing.Parse([.. text.Select(letter => (byte)letter)]));

    [Fact]
    public void No_grain_hands_out_a_key() => typeof(IAccountGrain).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IGrain)))
        .SelectMany(type => type.GetMethods())
        .ShouldNotContain(method => method.ReturnType == typeof(Task<byte[]>));

    private static ImmutableArray<byte[]> SecretsAfter(SigningKeyRing ring, TimeSpan time) => ring.SecretsAt(Start + time, TokenLife);
}
