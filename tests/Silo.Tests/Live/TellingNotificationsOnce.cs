using MiniTwitter.Notifications;

namespace MiniTwitter.Live;

/// <summary>Two silos may tell of the same notifications while a user's grain moves: connections hear of each state once.</summary>
public sealed class TellingNotificationsOnce
{
    private const int Remembered = 100;

    private readonly ToldNotifications _told = new();

    [Fact]
    public void A_state_is_told_once() => Told(Like(1), Like(1)).ShouldBe([1]);

    [Fact]
    public void One_that_has_grown_is_told_anew()
    {
        Told(Like(1)).ShouldBe([1]);

        Told(Like(2)).ShouldBe([2]);
    }

    [Fact]
    public void One_that_has_grown_by_an_older_cause_is_told_anew_under_the_same_id()
    {
        Told(Like(2)).ShouldBe([2]);

        Told(Like(2, people: 2)).ShouldBe([2]);
        Told(Like(2, people: 2)).ShouldBeEmpty();
    }

    [Fact]
    public void A_state_that_was_overtaken_is_not_told()
    {
        Told(Like(2, people: 2)).ShouldBe([2]);

        Told(Like(1, people: 3), Like(2), Like(2, people: 2)).ShouldBeEmpty();
    }

    [Fact]
    public void Those_of_other_groups_are_told_in_their_order()
    {
        Told(Of("a", 3)).ShouldBe([3]);

        Told(Of("b", 1), Of("a", 3), Of("c", 2)).ShouldBe([1, 2]);
    }

    [Fact]
    public void The_latest_groups_are_remembered_and_no_more()
    {
        for (var number = 1; number <= Remembered; number++)
            Told(Of($"{number}", number)).ShouldBe([number]);
        Told(Of("1", 1)).ShouldBeEmpty();

        Told(Of("one more", Remembered + 1)).ShouldBe([Remembered + 1]);

        Told(Of("2", 2)).ShouldBeEmpty();
        Told(Of("1", 1)).ShouldBe([1]);
    }

    private long[] Told(params Notification[] notifications) => [.. _told.TakeNew([.. notifications]).Select(notification => notification.Id.Value)];

    private static Notification Like(long id, int people = 1) => Of("likes", id, people);

    private static Notification Of(string group, long id, int people = 1) =>
        new(new NotificationId(id), NotificationKind.Like, group, default, People: [], people, Tweet: null, Read: false);
}
