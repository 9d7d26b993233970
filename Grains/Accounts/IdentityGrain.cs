using MiniTwitter.Users;
using Orleans.Concurrency;

namespace MiniTwitter.Accounts;

[StatelessWorker, GrainType("mt.identity")]
internal sealed class IdentityGrain(IPasswordHasher hasher, ReservedHandles reserved, TimeProvider time) : Grain, IIdentityGrain
{
    public async Task<Result<SessionGrant>> RegisterAsync(Registration registration)
    {
        if (hasher.TryRun(() => RegistrationRules.Check(registration, reserved)) is not { } checking)
            return Refusal.Busy;
        var check = await checking;
        if (!check.Succeeded(out var valid, out _))
            return check.Errors;

        // Before the slow hash; ClaimAsync has the last word.
        if (await FindAsync(valid.Handle) is not null)
            return Refusal.HandleTaken;
        if (await hasher.HashAsync(valid.Password) is not { } hash)
            return Refusal.Busy;

        var user = UserId.New(time);
        var profile = new Profile(user, valid.Handle, valid.DisplayName, null, null, null, null, null, TimeSortableId.TimeOf(user.Value));
        var claim = await GrainFactory.GetHandle(valid.Handle).ClaimAsync(new NewAccount(hash, valid.Email), profile);
        return claim.Succeeded(out _, out var refusal)
            ? await GrainFactory.GetAccount(user).OpenSessionAsync()
            : refusal;
    }

    public async Task<Result<SessionGrant>> SignInAsync(string? handle, string? password)
    {
        var normal = PasswordRules.Normalise(password);
        if (normal is not null && Handle.TryParse(handle, out var parsed) && await FindAsync(parsed) is { } user)
            return await GrainFactory.GetAccount(user).SignInAsync(normal);

        // As slow as a wrong password, so that nobody learns which handles exist.
        return await hasher.VerifyAsync(normal ?? "", null) is null ? Refusal.Busy : Refusal.BadCredentials;
    }

    // Not from the handle's grain: handles that nobody has would activate one each.
    private async Task<UserId?> FindAsync(Handle handle) =>
        (await GrainFactory.GetUserReader().FindAsync(handle)).Succeeded(out var user, out _) ? user : null;
}
