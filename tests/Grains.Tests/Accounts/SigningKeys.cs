namespace MiniTwitter.Accounts;

[Collection(AccountStories.Name)]
public class SigningKeys(AccountCluster cluster)
{
    [Fact]
    public async Task Are_made_once()
    {
        var grain = cluster.Grains.GetSigningKey();
        var key = await grain.GetAsync();
        await AccountCluster.ForgetAsync(grain);

        key.Length.ShouldBe(32);
        key.ShouldContain(part => part != 0);
        (await grain.GetAsync()).ShouldBe(key);
    }

    [Theory]
    [InlineData(WriteFault.NothingStored)]
    [InlineData(WriteFault.StoredButUnanswered)]
    public async Task Are_not_handed_out_before_they_are_stored(WriteFault fault)
    {
        var grain = cluster.Grains.GetGrain<ISigningKeyGrain>(Random.Shared.NextInt64());
        cluster.Stored.FailWrites(grain, fault);
        await Should.ThrowAsync<StorageUnavailableException>(grain.GetAsync);

        var key = await grain.GetAsync();

        await AccountCluster.ForgetAsync(grain);
        (await grain.GetAsync()).ShouldBe(key);
    }
}
