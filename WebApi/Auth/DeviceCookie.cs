using System.Buffers.Binary;
using System.Security.Cryptography;
using MiniTwitter.Accounts;
using MiniTwitter.Users;

namespace MiniTwitter.Auth;

/// <summary>
/// The cookie that tells a device on which a user signed in before: user and device with a MAC, kept for a year, also after
/// signing out. It opens nothing. It spares the device from other people's wrong passwords.
/// </summary>
internal static class DeviceCookie
{
    public const string Name = "minitwitter-device";

    private const int Length = sizeof(long) + sizeof(long);

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>Names the device of the request, if it is known, to the calls of grains that follow.</summary>
    public static void Announce(HttpRequest request, TokenKeys keys)
    {
        if (TryRead(request.Cookies[Name], keys, out var user, out var device))
            KnownDevice.Set(user, device);
    }

    /// <summary>Remembers the device, unless it is known for this user. A cookie signed with a former key is signed anew.</summary>
    public static void Remember(HttpContext context, UserId user, TokenKeys keys, TimeProvider time)
    {
        var isKnown = TryRead(context.Request.Cookies[Name], keys, out var known, out var device) && known == user;
        var cookie = Write(user, isKnown ? device : BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))), keys);
        if (cookie == context.Request.Cookies[Name])
            return;
        context.Response.Cookies.Append(Name, cookie, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = RefreshCookie.IsSecure(context.Request),
            Path = RefreshCookie.Path,
            Expires = time.GetUtcNow() + Lifetime,
            IsEssential = true,
        });
    }

    private static string Write(UserId user, long device, TokenKeys keys)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, user.Value);
        BinaryPrimitives.WriteInt64BigEndian(bytes[sizeof(long)..], device);
        return SignedBytes.Write(bytes, keys.Devices);
    }

    private static bool TryRead(string? text, TokenKeys keys, out UserId user, out long device)
    {
        Span<byte> bytes = stackalloc byte[Length];
        var isRead = SignedBytes.TryRead(text, keys.Devices, bytes);
        (user, device) = isRead
            ? (new UserId(BinaryPrimitives.ReadInt64BigEndian(bytes)), BinaryPrimitives.ReadInt64BigEndian(bytes[sizeof(long)..]))
            : (default, 0);
        return isRead;
    }
}
