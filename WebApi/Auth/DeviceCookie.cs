using System.Buffers.Binary;
using System.Buffers.Text;
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

    private const string Path = "/api/auth";
    private const int BodyLength = sizeof(long) + sizeof(long);
    private const int Length = BodyLength + HMACSHA256.HashSizeInBytes;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>Names the device of the request, if it is known, to the calls of grains that follow.</summary>
    public static void Announce(HttpRequest request, TokenKeys keys)
    {
        if (TryRead(request.Cookies[Name], keys, out var user, out var device))
            KnownDevice.Set(user, device);
    }

    /// <summary>Remembers the device, unless it is known for this user.</summary>
    public static void Remember(HttpContext context, UserId user, TokenKeys keys, TimeProvider time)
    {
        if (TryRead(context.Request.Cookies[Name], keys, out var known, out _) && known == user)
            return;
        context.Response.Cookies.Append(Name, Write(user, keys), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = RefreshCookie.IsSecure(context.Request),
            Path = Path,
            Expires = time.GetUtcNow() + Lifetime,
            IsEssential = true,
        });
    }

    private static string Write(UserId user, TokenKeys keys)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, user.Value);
        RandomNumberGenerator.Fill(bytes[sizeof(long)..BodyLength]);
        HMACSHA256.HashData(keys.Devices, bytes[..BodyLength], bytes[BodyLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    private static bool TryRead(string? text, TokenKeys keys, out UserId user, out long device)
    {
        (user, device) = (default, 0);
        Span<byte> bytes = stackalloc byte[Length];
        if (text is null || text.Length != Base64Url.GetEncodedLength(Length) || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != Length)
        {
            return false;
        }

        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(keys.Devices, bytes[..BodyLength], mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, bytes[BodyLength..]))
            return false;
        user = new UserId(BinaryPrimitives.ReadInt64BigEndian(bytes));
        device = BinaryPrimitives.ReadInt64BigEndian(bytes[sizeof(long)..]);
        return true;
    }
}
