using System.Globalization;
using System.Net.Http.Json;
using System.Web;
using MiniTwitter.Api;

namespace MiniTwitter.Checking;

/// <summary>Answers as a correct server would: with the truth.</summary>
internal sealed class TruthfulServer(Truth truth) : HttpMessageHandler
{
    /// <summary>A cursor before all tweets.</summary>
    public const string Beginning = "0";

    private readonly Dictionary<int, IReadOnlyList<TrueTweet>> _homes = [];
    private readonly Lazy<TrueNotifications> _notifications = new(() => Some.NotificationsIn(truth));
    private readonly Lock _gate = new();

    public static string HandleOf(int person) => $"p{person}";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        object answer = path switch
        {
            ["api", "auth", "register"] => Register((await request.Content!.ReadFromJsonAsync<Registration>(Wire.Json, cancellationToken))!.Handle),
            ["api", "timeline"] => ShowPage(HomeOf(MeOf(request)), Some.Shown, request.RequestUri),
            ["api", "notifications"] => ShowPage(NotificationsOf(request), shown => shown, request.RequestUri),
            ["api", "notifications", "unread"] => Some.UnreadOf(truth, MeOf(request), NotificationsOf(request)),
            ["api", "users", var handle, "tweets"] => ShowPage([.. truth[PersonOf(handle)].Tweets.Reverse()], Some.Shown, request.RequestUri),
            ["api", "users", var handle] => Show(PersonOf(handle)),
            _ => throw new InvalidOperationException($"{request.RequestUri}"),
        };
        return new HttpResponseMessage { Content = JsonContent.Create(answer, options: Wire.Json) };
    }

    private static int PersonOf(string handle) => int.Parse(handle[1..], CultureInfo.InvariantCulture);

    private static int MeOf(HttpRequestMessage request) => PersonOf(request.Headers.Authorization!.Parameter!);

    private List<Notification> NotificationsOf(HttpRequestMessage request) => Some.Notifications(truth, _notifications.Value, MeOf(request));

    private Session Register(string handle) => new(handle, DateTimeOffset.MaxValue, Show(PersonOf(handle)));

    private User Show(int person) =>
        new(person, HandleOf(person), truth[person].Tweets.Count(), truth.FollowersOf(person), truth[person].Follows.Count);

    private IReadOnlyList<TrueTweet> HomeOf(int person)
    {
        lock (_gate)
            return _homes.TryGetValue(person, out var home) ? home : _homes[person] = truth.HomeOf(person);
    }

    private static Page<TShown> ShowPage<T, TShown>(IReadOnlyList<T> newestFirst, Func<T, TShown> show, Uri request)
    {
        var query = HttpUtility.ParseQueryString(request.Query);
        var limit = int.Parse(query["limit"]!, CultureInfo.InvariantCulture);
        if (query["after"] is { } after)
        {
            var from = int.Parse(after, CultureInfo.InvariantCulture);
            var to = Math.Min(newestFirst.Count, from + limit);
            return new([.. newestFirst.Reverse().Take(from..to).Select(show)], null, to.ToString(CultureInfo.InvariantCulture));
        }

        var start = int.Parse(query["before"] ?? Beginning, CultureInfo.InvariantCulture);
        var next = start + limit < newestFirst.Count ? (start + limit).ToString(CultureInfo.InvariantCulture) : null;
        return new([.. newestFirst.Skip(start).Take(limit).Select(show)], next, newestFirst.Count.ToString(CultureInfo.InvariantCulture));
    }

    private sealed record Registration(string Handle);
}
