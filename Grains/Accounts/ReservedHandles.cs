using System.Collections.Frozen;
using MiniTwitter.Users;

namespace MiniTwitter.Accounts;

/// <summary>
/// Handles that nobody can register, because people would take the account for the service itself or for one of its addresses. An
/// account that has such a handle keeps it.
/// </summary>
/// <param name="more">Handles beside the built-in ones, separated by commas; null for none.</param>
public sealed class ReservedHandles(string? more = null)
{
    private static readonly string[] BuiltIn =
    [
        "about", "abuse", "account", "accounts", "admin", "administrator", "admins", "all", "anonymous", "api", "app", "auth", "billing", "blocked", "blog",
        "bookmarks", "bot", "compose", "contact", "dashboard", "deleted", "deleted_user", "developer", "developers", "docs", "everybody", "everyone", "explore",
        "faq", "feed", "followers", "following", "hashtag", "hashtags", "health", "help", "helpdesk", "here", "home", "hostmaster", "hubs", "info",
        "instance", "invites", "legal", "likes", "live", "login", "logout", "lists", "mail", "me", "media", "messages", "metrics", "minitwitter",
        "mod", "moderation", "moderator", "moderators", "mods", "news", "no_reply", "noreply", "notifications", "null", "oembed", "official", "openapi",
        "operator", "password", "postmaster", "press", "privacy", "profile", "quotes", "register", "replies", "reports", "reposts", "root", "rules",
        "search", "security", "server", "service", "session", "sessions", "settings", "sign_in", "sign_out", "sign_up", "signin", "signout", "signup", "staff",
        "status", "superuser", "support", "sysadmin", "system", "team", "terms", "timeline", "trends", "trust", "tweet", "tweets", "twitter",
        "undefined", "user", "username", "users", "verified", "webmaster", "www",
    ];

    private readonly FrozenSet<string> _handles = BuiltIn.Concat(Split(more)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it is reserved, whatever its case.</summary>
    public bool Contains(Handle handle) => _handles.Contains(handle.Value);

    /// <summary>The first of the handles that can't be one; null when all can.</summary>
    public static string? FindBad(string? handles) => Split(handles).FirstOrDefault(handle => !Handle.TryParse(handle, out _));

    private static string[] Split(string? handles) =>
        handles?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
