using System.Security.Cryptography;

namespace MiniTwitter.Accounts;

[GrainType("mt.signing-key")]
internal sealed class SigningKeyGrain([PersistentState("state")] IPersistentState<SigningKeyState> storage) : Grain, ISigningKeyGrain
{
    private const int KeyLength = 32;

    private readonly DurableState<SigningKeyState> _state = new(storage);

    public async Task<byte[]> GetAsync()
    {
        await _state.SettleAsync();
        if (_state.Value.Key is null)
            await _state.SaveAsync(new SigningKeyState { Key = RandomNumberGenerator.GetBytes(KeyLength) });
        return _state.Value.Key!;
    }
}

[GenerateSerializer, Immutable, Alias("mt.SigningKeyState")]
internal sealed record SigningKeyState
{
    [Id(0)]
    public byte[]? Key { get; init; }
}
