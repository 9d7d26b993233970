using System.Collections.Immutable;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Notifications;

/// <summary>Makes of stored notifications what their recipient sees. Costs a few calls to the store, however many stand on a page.</summary>
public sealed class NotificationPages(ITweetStore store, IUserCards cards, TweetViews views)
{
    private const int FieldsOfPerson = 200;

    /// <summary>
    /// One page, newest first, without the viewer's marks on tweets. Refuses <see cref="Refusal.BadCursor"/>. Shorter than asked for, with more
    /// to follow, where many causes are hidden or belong to few notifications.
    /// </summary>
    public async Task<Result<Page<Notification>>> ReadAsync(UserId user, PageRequest page)
    {
        var before = long.MaxValue;
        if (page.Before is not null && !TimelineCursor.TryParseEdge(page.Before, out before))
            return Refusal.BadCursor;
        var stretch = await store.ReadNotificationsAsync(user, new NotificationId(before), page.Limit);
        var shown = await ShowAsync(stretch);
        if (PageBytes.Fit(shown, BytesOf) is var fit && fit < shown.Length)
            return new Page<Notification>(shown[..fit], TimelineCursor.Edge(shown[fit - 1].Id.Value), After: null);
        return new Page<Notification>(shown, stretch.Before is { } older ? TimelineCursor.Edge(older.Value) : null, After: null);
    }

    /// <summary>
    /// The newest in which one of <paramref name="causes"/> is seen, oldest first: none of what is hidden or was undone meanwhile. What is not
    /// among the newest of one page is left to a read.
    /// </summary>
    public async Task<ImmutableArray<Notification>> ReadNewestAsync(UserId user, IReadOnlySet<NotificationCause> causes)
    {
        var stretch = await store.ReadNotificationsAsync(user, new NotificationId(long.MaxValue), ApiLimits.PageDefault);
        ImmutableArray<NotificationGroup> concerned =
            [.. stretch.Groups.Where(group => group.People.Any(user => causes.Contains(NotificationCause.Of(group, user)))).Reverse()];
        return await ShowAsync(stretch with { Groups = concerned });
    }

    private static int BytesOf(Notification notification) =>
        (notification.Tweet is { } tweet ? PageBytes.Of(tweet) : 0) + notification.People.Sum(person => FieldsOfPerson + PageBytes.Of(person.DisplayName));

    private async Task<ImmutableArray<Notification>> ShowAsync(NotificationStretch stretch)
    {
        var people = await cards.GetAsync([.. stretch.Groups.SelectMany(group => group.People).Distinct()]);
        var tweets = await views.FindAllAsync([.. stretch.Groups.Select(group => group.Tweet).OfType<TweetId>().Distinct()]);
        return [.. stretch.Groups.Select(Show).OfType<Notification>()];

        // Null where the tweet was deleted a moment ago.
        Notification? Show(NotificationGroup group) => group.Tweet is { } tweet && !tweets.ContainsKey(tweet)
            ? null
            : new(
                group.Id, group.Kind, group.Key, group.Id.At, [.. group.People.Where(people.ContainsKey).Select(user => people[user].Profile.ToAuthor())],
                group.PeopleCount, group.Tweet is { } shown ? tweets[shown] : null, Read: group.Id.Value <= stretch.UpTo?.Value);
    }
}
