using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using MiniTwitter.Users;

namespace MiniTwitter.Accounts;

[GrainType("mt.account")]
internal sealed partial class AccountGrain(
    [PersistentState("state")] IPersistentState<AccountState> storage,
    IPasswordHasher hasher,
    TimeProvider time,
    IOptions<SessionLifetime> options,
    ILoggerFactory loggers) : Grain, IAccountGrain
{
    private readonly DurableState<AccountState> _state = new(storage);
    private readonly LiveTickets _tickets = new(time);
    private readonly SignInFailures _failures = new(time);
    private readonly ILogger _security = loggers.CreateLogger(TelemetrySource.SecurityLog);

    private UserId Id => new(this.GetPrimaryKeyLong());

    private SessionLifetime Rules => options.Value;

    private IUserGrain User => GrainFactory.GetUser(Id);

    public async Task CreateAsync(NewAccount account)
    {
        await _state.SettleAsync();
        if (_state.Value.PasswordHash is null)
            await _state.SaveAsync(new AccountState { PasswordHash = account.PasswordHash, Email = account.Email });
        else if (_state.Value.PasswordHash != account.PasswordHash)
            throw new InvalidOperationException($"Account {Id} exists already.");
    }

    public async Task<Result<SessionGrant>> SignInAsync(string password)
    {
        var device = KnownDevice.Of(Id);
        if (await CheckAsync(password, device) is { } refusal)
            return refusal;
        _failures.Reset();
        // This method interleaves, so that a slow hash holds up nobody; the writing one must not.
        return await this.AsReference<IAccountGrain>().OpenSessionAsync();
    }

    public async Task<Result<SessionGrant>> OpenSessionAsync()
    {
        await _state.SettleAsync();
        var user = await User.GetAsync();
        if (_state.Value.PasswordHash is null || !user.Succeeded(out var profile, out _))
            return Refusal.BadCredentials;

        var session = Session.Start(time.GetUtcNow(), Device.OfCall);
        await _state.SaveAsync(_state.Value.Open(session, Rules, out var displaced));
        foreach (var old in displaced)
        {
            LogDisplaced(old.Id, Id);
            await User.EndSessionAsync(old.Id);
        }

        return GrantOf(session, profile);
    }

    public async Task<Result<SessionGrant>> RefreshAsync(SessionId session, int generation)
    {
        await _state.SettleAsync();
        var now = time.GetUtcNow();
        if (_state.Value.FindSession(session, now, Rules) is not { } current)
            return Refusal.SessionEnded;

        var rotates = generation == current.Generation;
        if (!rotates && !current.IsInGrace(generation, now))
        {
            LogReplay(Id, session, generation, current.Generation);
            await EndAsync(session);
            return Refusal.SessionEnded;
        }

        // Asked for first: should it fail, the token is not used up.
        var user = await User.GetAsync();
        if (!user.Succeeded(out var profile, out _))
            return Refusal.SessionEnded;
        if (rotates)
            await _state.SaveAsync(_state.Value.With(current = current.Rotate(now)));
        return GrantOf(current, profile);
    }

    public async Task EndSessionAsync(SessionId session)
    {
        await _state.SettleAsync();
        await EndAsync(session);
    }

    public Task<ImmutableArray<OpenSession>> GetSessionsAsync()
    {
        var now = time.GetUtcNow();
        return Task.FromResult<ImmutableArray<OpenSession>>(
        [
            .. _state.Value.Sessions.Where(session => !session.IsExpired(now, Rules))
                .OrderByDescending(session => session.RefreshedAt)
                .Select(session => new OpenSession(session.Id, session.CreatedAt, session.RefreshedAt, session.Device)),
        ]);
    }

    public async Task<Result<SessionId>> ChangePasswordAsync(string? present, string? chosen, SessionId kept)
    {
        await _state.SettleAsync();
        var user = await User.GetAsync();
        if (!IsActive(kept) || !user.Succeeded(out var profile, out _))
            return Refusal.SessionEnded;
        var email = _state.Value.Email;
        if (hasher.TryRun(() => PasswordRules.FindFault(chosen, profile.Handle.Value, profile.DisplayName, email)) is not { } checking)
            return Refusal.Busy;
        if (await checking is { } fault)
            return ImmutableArray.Create(new FieldError("newPassword", fault));
        // A session is a device that signed in.
        if (await CheckAsync(PasswordRules.Normalise(present) ?? "", kept.Value) is { } refusal)
            return refusal;
        if (await hasher.HashAsync(PasswordRules.Normalise(chosen)!) is not { } hash)
            return Refusal.Busy;

        var others = _state.Value.Sessions.Where(session => session.Id != kept).ToList();
        await _state.SaveAsync(_state.Value with { PasswordHash = hash, Sessions = _state.Value.Sessions.RemoveAll(others.Contains) });
        foreach (var other in others)
            await User.EndSessionAsync(other.Id);
        return kept;
    }

    public Task<int> CountFailedSignInsAsync() => Task.FromResult(_failures.FromStrangers);

    public Task<bool> IsActiveAsync(SessionId session) => Task.FromResult(IsActive(session));

    public Task<Result<string>> IssueTicketAsync(SessionId session) =>
        Task.FromResult<Result<string>>(IsActive(session) ? _tickets.Issue(session) : Refusal.SessionEnded);

    public Task<Result<SessionId>> RedeemTicketAsync(string ticket) =>
        Task.FromResult<Result<SessionId>>(_tickets.Redeem(ticket) is { } session && IsActive(session) ? session : Refusal.TicketInvalid);

    private async Task<Refusal?> CheckAsync(string password, long? device)
    {
        if (!_failures.TryStart(device))
            return Refusal.TooManyAttempts;
        var matches = await hasher.VerifyAsync(password, _state.Value.PasswordHash, known: device is not null);
        if (matches is false)
        {
            _failures.Fail(device);
            return Refusal.BadCredentials;
        }

        _failures.GiveBack(device);
        return matches is null ? Refusal.Busy : null;
    }

    private bool IsActive(SessionId session) => _state.Value.FindSession(session, time.GetUtcNow(), Rules) is not null;

    // Also when the session is gone already: a first attempt may have ended it and told nobody.
    private async Task EndAsync(SessionId session)
    {
        if (_state.Value.Sessions.Any(known => known.Id == session))
            await _state.SaveAsync(_state.Value.Without(session));
        await User.EndSessionAsync(session);
    }

    private SessionGrant GrantOf(Session session, User user) => new(session.Id, session.Generation, session.ExpiresAt(Rules), user);
}
