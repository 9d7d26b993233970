namespace MiniTwitter.Stories.Privacy;

/// <summary>
/// Who may do and see what of somebody else's, the owner's. A row is an endpoint, a column somebody who calls it: the status, and with + or -
/// whether the answer shows anything of the owner. <c>{third}</c> is a tweet by somebody else that the owner likes, reposts, quotes and
/// answers; <c>{friend}</c> is who wrote it, whom the owner follows. The owner likes a tweet of everybody.
/// <c>ended</c> is a stranger whose session has ended.
/// Rows are called from top to bottom: home comes before what callers write themselves.
/// </summary>
internal static class Matrix
{
    public const string Endpoints = """
        endpoint                              | anonymous | stranger | follower | muted | muter | blocked | blocker | self | ended
        GET /api/timeline                     | 401       | 200-     | 200+     | 200-  | 200-  | 200-    | 200-    | 200+ | 401
        GET /api/notifications                | 401       | 200+     | 200+     | 200+  | 200-  | 200-    | 200-    | 200- | 401
        GET /api/notifications/unread         | 401       | 200      | 200      | 200   | 200   | 200     | 200     | 200  | 401
        PUT /api/notifications/read           | 401       | 200      | 200      | 200   | 200   | 200     | 200     | 200  | 401
        GET /api/users/{handle}               | 200+      | 200+     | 200+     | 200+  | 200+  | 404     | 200+    | 200+ | 401
        GET /api/users/{handle}/tweets        | 200+      | 200+     | 200+     | 200+  | 200+  | 404     | 200-    | 200+ | 401
        GET /api/users/{handle}/likes         | 200       | 200      | 200      | 200   | 200   | 404     | 200-    | 200  | 401
        GET /api/users/{handle}/followers     | 200       | 200      | 200      | 200   | 200   | 404     | 200-    | 200  | 401
        GET /api/users/{handle}/following     | 200       | 200      | 200      | 200   | 200   | 404     | 200-    | 200  | 401
        GET /api/users/{friend}/followers     | 200+      | 200+     | 200+     | 200+  | 200+  | 200-    | 200-    | 200+ | 401
        PUT /api/users/{handle}/follow        | 401       | 200      | 200      | 200   | 200   | 404     | 422     | 422  | 401
        DELETE /api/users/{handle}/follow     | 401       | 200      | 200      | 200   | 200   | 200     | 200     | 422  | 401
        PUT /api/users/{handle}/mute          | 401       | 200      | 200      | 200   | 200   | 200     | 200     | 422  | 401
        DELETE /api/users/{handle}/mute       | 401       | 200      | 200      | 200   | 200   | 200     | 200     | 422  | 401
        PUT /api/users/{handle}/block         | 401       | 200      | 200      | 200   | 200   | 200     | 200     | 422  | 401
        DELETE /api/users/{handle}/block      | 401       | 200      | 200      | 200   | 200   | 200     | 200     | 422  | 401
        GET /api/me/blocks                    | 401       | 200-     | 200-     | 200-  | 200-  | 200-    | 200+    | 200- | 401
        GET /api/me/mutes                     | 401       | 200-     | 200-     | 200-  | 200+  | 200-    | 200-    | 200- | 401
        GET /api/tweets/{id}                  | 200+      | 200+     | 200+     | 200+  | 200+  | 404     | 404     | 200+ | 401
        GET /api/tweets/{id}/thread           | 200+      | 200+     | 200+     | 200+  | 200+  | 404     | 404     | 200+ | 401
        GET /api/tweets/{third}/thread        | 200+      | 200+     | 200+     | 200+  | 200+  | 200-    | 200-    | 200+ | 401
        GET /api/tweets/{id}/history          | 200       | 200      | 200      | 200   | 200   | 404     | 404     | 200  | 401
        GET /api/tweets/{id}/likes            | 200       | 200      | 200      | 200   | 200   | 404     | 404     | 200  | 401
        GET /api/tweets/{third}/likes         | 200+      | 200+     | 200+     | 200+  | 200+  | 200-    | 200-    | 200+ | 401
        GET /api/tweets/{id}/reposts          | 200       | 200      | 200      | 200   | 200   | 404     | 404     | 200  | 401
        GET /api/tweets/{third}/reposts       | 200+      | 200+     | 200+     | 200+  | 200+  | 200-    | 200-    | 200+ | 401
        GET /api/tweets/{id}/quotes           | 200       | 200      | 200      | 200   | 200   | 404     | 404     | 200  | 401
        GET /api/tweets/{third}/quotes        | 200+      | 200+     | 200+     | 200+  | 200+  | 200-    | 200-    | 200+ | 401
        PUT /api/tweets/{id}/like             | 401       | 200      | 200      | 200   | 200   | 404     | 404     | 200  | 401
        DELETE /api/tweets/{id}/like          | 401       | 200      | 200      | 200   | 200   | 404     | 404     | 200  | 401
        PUT /api/tweets/{id}/bookmark         | 401       | 200      | 200      | 200   | 200   | 404     | 404     | 200  | 401
        DELETE /api/tweets/{id}/bookmark      | 401       | 200      | 200      | 200   | 200   | 404     | 404     | 200  | 401
        PUT /api/tweets/{id}/repost           | 401       | 200      | 200      | 200   | 200   | 404     | 404     | 200  | 401
        DELETE /api/tweets/{id}/repost        | 401       | 200      | 200      | 200   | 200   | 404     | 404     | 200  | 401
        POST /api/tweets?replyTo              | 401       | 201      | 201      | 201   | 201   | 404     | 404     | 201  | 401
        POST /api/tweets?quoteOf              | 401       | 201      | 201      | 201   | 201   | 404     | 404     | 201  | 401
        PATCH /api/tweets/{id}                | 401       | 403      | 403      | 403   | 403   | 404     | 404     | 200  | 401
        GET /api/me/bookmarks                 | 401       | 200+     | 200+     | 200+  | 200+  | 200-    | 200-    | 200+ | 401
        GET /api/explore                      | 200+      | 200+     | 200+     | 200+  | 200+  | 200-    | 200-    | 200+ | 401
        GET /api/hashtags/{tag}               | 200+      | 200+     | 200+     | 200+  | 200+  | 200-    | 200-    | 200+ | 401
        GET /api/search/people?q={handle}     | 200+      | 200+     | 200+     | 200+  | 200+  | 200-    | 200-    | 200+ | 401
        DELETE /api/tweets/{id}               | 401       | 403      | 403      | 403   | 403   | 404     | 404     | 204  | 401
        """;

    /// <summary>Endpoints that answer nothing of anybody else.</summary>
    public static readonly string[] OfNobodyElse =
    [
        "POST /api/auth/register", "POST /api/auth/login", "POST /api/auth/refresh", "POST /api/auth/logout", "POST /api/auth/password",
        "GET /api/auth/sessions", "DELETE /api/auth/sessions/{id}", "GET /api/me", "PATCH /api/me", "POST /api/live/ticket",
        "GET /api/trends", "GET /api/search/hashtags", "GET /api/instance",
    ];

    /// <summary>
    /// What is pushed of the owner's, or tells of the owner. Everybody follows the friend, who reposts older tweets of the owner's. Blocks and
    /// mutes are taken back and made anew.
    /// </summary>
    public const string Events = """
        event                  | stranger | follower | muted | muter | blocked | blocker | self
        TweetPosted            | -        | +        | +     | -     | -       | -       | +
        TweetEdited            | -        | +        | +     | -     | -       | -       | +
        TweetDeleted           | -        | +        | +     | -     | -       | -       | +
        TweetPosted, a repost  | +        | -        | -     | -     | -       | -       | -
        TweetDeleted, a repost | +        | +        | +     | -     | -       | -       | +
        UserHidden, everywhere | -        | -        | -     | -     | +       | +       | -
        UserHidden, at home    | -        | -        | -     | +     | -       | -       | -
        TweetMarked            | -        | -        | -     | -     | -       | -       | +
        TweetsCounted          | +        | +        | +     | +     | -       | -       | +
        Notified               | +        | +        | +     | -     | -       | -       | -
        """;

    public static (string Name, (string Who, string Expected)[] Cells)[] Read(string table)
    {
        var lines = table.Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();
        return [.. lines[1..].Select(line => (line[0], lines[0][1..].Zip(line[1..]).ToArray()))];
    }
}
