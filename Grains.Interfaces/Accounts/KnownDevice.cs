using MiniTwitter.Users;

namespace MiniTwitter.Accounts;

/// <summary>A device on which a user signed in before, as the web edge has proved it by the device's cookie.</summary>
/// <remarks>It travels in the context of the call: silos of the release before ignore it.</remarks>
public static class KnownDevice
{
    private const string UserKey = "mt.device-user";
    private const string DeviceKey = "mt.device";

    /// <summary>Names the device for the calls that follow in this flow.</summary>
    public static void Set(UserId user, long device)
    {
        RequestContext.Set(UserKey, user.Value);
        RequestContext.Set(DeviceKey, device);
    }

    /// <summary>The device of the present call if it belongs to <paramref name="user"/>, or null.</summary>
    public static long? Of(UserId user) =>
        RequestContext.Get(UserKey) is long owner && owner == user.Value && RequestContext.Get(DeviceKey) is long device ? device : null;
}
