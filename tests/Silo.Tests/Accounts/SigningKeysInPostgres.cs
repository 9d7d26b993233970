using Microsoft.Extensions.DependencyInjection;
using MiniTwitter.Storage;
using Orleans.Serialization;

namespace MiniTwitter.Accounts;

/// <summary>The ring in PostgreSQL.</summary>
public sealed class SigningKeysInPostgres : IAsyncDisposable
{
    // The row as the release wrote it that kept the key in a grain.
    private const string Row = """
        INSERT INTO OrleansStorage
        SELECT 328578014, 0, 0, 631257761, 'state', '', 'minitwitter',
               decode('20e84041edc4559c3d40e17a9c4bd41cc02a34c4288d6a0d3804eeef87078357cf0a6624e0', 'hex'), now(), 1
        """;

    private const string Key = "EDC4559C3D40E17A9C4BD41CC02A34C4288D6A0D3804EEEF87078357CF0A6624";

    private static readonly DateTimeOffset Now = new(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);
    private static readonly TimeSpan TokenLife = TimeSpan.FromDays(30);

    private readonly PostgresServer _server = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    [Fact]
    public async Task Begin_with_the_key_of_the_release_before()
    {
        var database = await CreateAsync();
        await ExecuteAsync(database, Row);

        var ring = await Table(database).ReadAsync(Cancel);

        Convert.ToHexString(ring.ToBytes()).ShouldBe(Key);
    }

    [Fact]
    public async Task Are_made_once_by_nodes_that_start_at_once()
    {
        await CreateAsync();

        var rings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Table(_server.Open()).ReadAsync(Cancel)));

        rings.Select(ring => ring.NewestId).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Lose_no_key_when_they_are_rotated_twice_at_once()
    {
        var database = await CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Table(database).ChangeAsync(ring => ring.Rotated(Now, TokenLife), Cancel)));

        (await Table(database).ReadAsync(Cancel)).SecretsAt(Now, TokenLife).Length.ShouldBe(4);
    }

    [Fact]
    public async Task Are_forgotten_by_the_release_before_when_they_are_replaced()
    {
        var database = await CreateAsync();
        await ExecuteAsync(database, Row);

        await Table(database).ChangeAsync(_ => SigningKeyRing.Replaced(Now), Cancel);

        Convert.ToHexString((await Table(database).ReadAsync(Cancel)).ToBytes()).ShouldNotBe(Key);
        (await ExecuteAsync(database, "DELETE FROM OrleansStorage")).ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _services.DisposeAsync();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SigningKeyTable Table(Database database) => new(database, _services.GetRequiredService<Serializer>());

    private async Task<Database> CreateAsync()
    {
        await _server.InitializeAsync();
        var database = _server.Open();
        await database.UpgradeAsync(Cancel);
        return database;
    }

    private static async Task<int> ExecuteAsync(Database database, string sql)
    {
        await using var command = database.ClusterSource.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync(Cancel);
    }
}
