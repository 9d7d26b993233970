using MiniTwitter.Accounts;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter;

/// <summary>Typed doors to the grains: nobody else turns an id into a grain key.</summary>
public static class GrainFactoryExtensions
{
    public static IUserGrain GetUser(this IGrainFactory grains, UserId user) => grains.Get<IUserGrain>(user.Value);

    public static IAccountGrain GetAccount(this IGrainFactory grains, UserId user) => grains.Get<IAccountGrain>(user.Value);

    public static IHandleGrain GetHandle(this IGrainFactory grains, Handle handle) => grains.Get<IHandleGrain>(IdSpan.Create(handle.Key));

    public static ITweetLogGrain GetTweetLog(this IGrainFactory grains, LogPartition partition) => grains.Get<ITweetLogGrain>(partition.Index);

    /// <summary>Registration and sign-in: one stateless worker pool per silo.</summary>
    public static IIdentityGrain GetIdentity(this IGrainFactory grains) => grains.Get<IIdentityGrain>(0);

    /// <summary>Reads served by whichever silo is asked.</summary>
    public static ITweetReaderGrain GetTweetReader(this IGrainFactory grains) => grains.Get<ITweetReaderGrain>(0);

    /// <summary>Reads served by whichever silo is asked.</summary>
    public static IUserReaderGrain GetUserReader(this IGrainFactory grains) => grains.Get<IUserReaderGrain>(0);

    /// <summary>How hashtags are used, counted once in a while on whichever silo is asked.</summary>
    public static IHashtagReaderGrain GetHashtagReader(this IGrainFactory grains) => grains.Get<IHashtagReaderGrain>(0);
}
