
namespace MiniTwitter.Accounts;

/// <summary>Passwords are hashed slowly, with salt, and never too many at a time.</summary>
public sealed class Passwords : IDisposable
{
    private const string Password = "analytical engine";

    private readonly PasswordHasher _hasher = new();

    public void Dispose() => _hasher.Dispose();

    [Fact]
    public async Task A_password_fits_its_own_hash_only()
    {
        var hash = await _hasher.HashAsync(Password);

        (await _hasher.VerifyAsync(Password, hash)).ShouldBe(true);
        (await _hasher.VerifyAsync("analytical engines", hash)).ShouldBe(false);
        (await _hasher.VerifyAsync("", hash)).ShouldBe(false);
    }

    [Fact]
    public async Task Letters_beyond_ASCII_count()
    {
        var hash = await _hasher.HashAsync("пароль🔑пароль");

        (await _hasher.VerifyAsync("пароль🔑пароль", hash)).ShouldBe(true);
        (await _hasher.VerifyAsync("пароль🔒пароль", hash)).ShouldBe(false);
    }

    [Fact]
    public async Task The_hash_names_its_algorithm_and_cost() =>
        (await _hasher.HashAsync(Password))!.ShouldMatch(@"^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$");

    [Fact]
    public async Task The_same_password_never_has_the_same_hash_twice() =>
        (await _hasher.HashAsync(Password)).ShouldNotBe(await _hasher.HashAsync(Password));

    /// <summary>Made with the reference implementation, at another cost: <c>argon2 saltsaltsaltsalt -id -t 3 -k 8192 -p 1 -l 32 -e</c>.</summary>
    [Fact]
    public async Task A_hash_made_elsewhere_and_at_another_cost_is_checked_as_it_says()
    {
        const string hash = "$argon2id$v=19$m=8192,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA$t0hjovRD443+jxJ0y2pk0ZuKmRjSjANrI8pvbH1qTs0";

        (await _hasher.VerifyAsync(Password, hash)).ShouldBe(true);
        (await _hasher.VerifyAsync("difference engine", hash)).ShouldBe(false);
    }

    [Theory]
    [InlineData("")]
    [InlineData("analytical engine")]
    [InlineData("$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$")]
    [InlineData("$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_not_a_hash_is_a_fault_and_not_a_wrong_password(string hash) =>
        await _hasher.VerifyAsync(Password, hash).ShouldThrowAsync<FormatException>();

    [Fact]
    public async Task No_hash_fits_no_password_and_costs_as_much_as_a_wrong_one()
    {
        var made = Argon2Hash.Parse((await _hasher.HashAsync(Password)).ShouldNotBeNull());

        (await _hasher.VerifyAsync(Password, null)).ShouldBe(false);
        (Argon2Hash.OfNothing.MemoryKiB, Argon2Hash.OfNothing.Passes, Argon2Hash.OfNothing.Salt.Length, Argon2Hash.OfNothing.Output.Length)
            .ShouldBe((made.MemoryKiB, made.Passes, made.Salt.Length, made.Output.Length));
    }

    [Fact]
    public async Task When_too_many_wait_the_answer_is_busy_and_the_others_are_still_answered()
    {
        using var narrow = new PasswordHasher(threads: 1, mostWaiting: 3);

        var hashes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => narrow.HashAsync(Password)));

        hashes.Count(hash => hash is not null).ShouldBeInRange(3, 49);
        (await narrow.VerifyAsync(Password, hashes[0])).ShouldBe(true);
    }

    [Fact]
    public async Task The_queue_bounds_checks_as_it_bounds_hashes()
    {
        using var narrow = new PasswordHasher(threads: 1, mostWaiting: 3);

        var checks = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => narrow.VerifyAsync(Password, null)));

        checks.ShouldContain((bool?)null);
        checks.ShouldContain(false);
        checks.ShouldNotContain(true);
    }

    [Fact]
    public async Task A_known_device_does_not_wait_for_strangers()
    {
        using var narrow = new PasswordHasher(threads: 1, mostWaiting: 50);
        var flood = Enumerable.Range(0, 100).Select(_ => narrow.VerifyAsync(Password, null)).ToArray();

        (await narrow.VerifyAsync(Password, null, known: true)).ShouldBe(false);

        flood.Count(check => !check.IsCompleted).ShouldBeGreaterThan(25);
        await Task.WhenAll(flood);
    }
}
