using System.Collections.Concurrent;
using MiniTwitter.Users;
using Orleans.Serialization.Invocation;

namespace MiniTwitter.Accounts;

/// <summary>Answers for the user grains, which need a database: accounts ask them little.</summary>
public sealed class FakeUsers : IOutgoingGrainCallFilter
{
    private readonly ConcurrentDictionary<UserId, Profile> _profiles = new();
    private readonly ConcurrentDictionary<Handle, Handle> _failing = new();
    private readonly ConcurrentQueue<SessionId> _endedSessions = new();

    /// <summary>Sessions whose end was told to their user, in order.</summary>
    public IEnumerable<SessionId> EndedSessions => _endedSessions;

    public void FailToCreate(Handle handle) => _failing[handle] = handle;

    public void Add(Profile profile) => _profiles.TryAdd(profile.Id, profile);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.InterfaceMethod.DeclaringType == typeof(IUserGrain))
            context.Response = Answer(context.InterfaceMethod.Name, new UserId(context.TargetId.GetIntegerKey()), context.Request);
        else if (context.InterfaceMethod.DeclaringType == typeof(IUserReaderGrain))
            context.Response = Response.FromResult(Find((Handle)context.Request.GetArgument(0)!));
        else
            await context.Invoke();
    }

    // By handle only: the accounts ask nothing else.
    private Result<UserId> Find(Handle handle) =>
        _profiles.Values.FirstOrDefault(profile => profile.Handle == handle) is { } found ? found.Id : Refusal.UserNotFound;

    private Response Answer(string method, UserId user, IInvokable request) => method switch
    {
        nameof(IUserGrain.CreateAsync) => Response.FromResult(Create((Profile)request.GetArgument(0)!)),
        nameof(IUserGrain.GetAsync) => Response.FromResult(Get(user)),
        nameof(IUserGrain.EndSessionAsync) => End((SessionId)request.GetArgument(0)!),
        _ => throw new NotSupportedException(method),
    };

    private Result<User> Create(Profile profile)
    {
        if (_failing.TryRemove(profile.Handle, out _))
            throw new StorageUnavailableException();
        Add(profile);
        return Get(profile.Id);
    }

    private Result<User> Get(UserId user) =>
        _profiles.TryGetValue(user, out var profile) ? new User(profile, 0, 0, 0, null) : Refusal.UserNotFound;

    private Response End(SessionId session)
    {
        _endedSessions.Enqueue(session);
        return Response.Completed;
    }
}
