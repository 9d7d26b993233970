using MiniTwitter.Api;

namespace MiniTwitter.Checking;

public sealed class Planted_notification_faults : IAsyncLifetime
{
    private const int Me = 0;
    private const int Stranger = 6;

    private readonly Truth _truth = new(7);
    private readonly Faults _faults = new();
    private readonly ApiClient _api;
    private readonly TrueTweet _tweet;
    private IReadOnlyList<Person> _people = [];

    public Planted_notification_faults()
    {
        _api = new ApiClient(new Uri("http://truth/"), TimeProvider.System, handler: new TruthfulServer(_truth));
        _tweet = _truth[Me].Post(10, "hello");
        for (var person = 1; person <= 5; person++)
            _tweet.Like(person);
        _tweet.Repost(1);
        _truth[1].Post(11, "yes", answered: _tweet);
        _truth[2].Post(12, "look", quoted: _tweet);
        _truth[3].Post(13, "ask @p0");
        _truth[4].Follows.Add(Me);
        _truth[5].Follows.Add(Me);
    }

    public async ValueTask InitializeAsync() => _people = await Some.PeopleAsync(_api, _truth);

    public ValueTask DisposeAsync()
    {
        _api.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Correct_ones_have_none()
    {
        Read(upTo: 12);

        Compare(Shown()).Total.ShouldBe(0, string.Join('\n', _faults.Examples));
    }

    [Theory]
    [InlineData("like")]
    [InlineData("repost")]
    [InlineData("reply")]
    [InlineData("quote")]
    [InlineData("mention")]
    [InlineData("follow")]
    public void One_that_is_missing_is_found(string kind)
    {
        var shown = Shown();
        shown.RemoveAll(notification => notification.Kind == kind);

        ShouldHaveOne(FaultKind.Lost, Compare(shown));
    }

    [Theory]
    [InlineData("like")]
    [InlineData("mention")]
    [InlineData("follow")]
    public void A_group_that_is_there_twice_is_found(string kind)
    {
        var shown = Shown();
        shown.Insert(0, shown.Single(notification => notification.Kind == kind) with { Id = 9 * Some.Late });

        Compare(shown)[FaultKind.Duplicated].ShouldBe(1);
    }

    [Fact]
    public void The_same_under_another_group_is_found()
    {
        var shown = Shown();
        shown.Insert(0, shown.Single(notification => notification.Kind == "mention") with { Id = 9 * Some.Late, Group = "other" });

        Compare(shown)[FaultKind.Duplicated].ShouldBe(1);
    }

    [Fact]
    public void Follows_of_one_day_in_two_groups_are_found()
    {
        var shown = Shown();
        Follows(shown, 4, id: 8 * Some.Late, day: 0);
        Follows(shown, 5, id: 9 * Some.Late, day: 0);

        ShouldHaveOne(FaultKind.Duplicated, Compare(shown, Unread() with { Count = 7 }));
    }

    [Fact]
    public void Follows_of_two_days_are_correct()
    {
        var shown = Shown();
        Follows(shown, 4, id: 8 * Some.Late, day: 0);
        Follows(shown, 5, id: 9 * Some.Late, day: 1);

        Compare(shown, Unread() with { Count = 7 }).Total.ShouldBe(0, string.Join('\n', _faults.Examples));
    }

    [Fact]
    public void A_follower_of_two_days_is_found()
    {
        var shown = Shown();
        Follows(shown, 4, id: 8 * Some.Late, day: 0);
        Follows(shown, 4, id: 9 * Some.Late, day: 1);

        ShouldHaveOne(FaultKind.Duplicated, Compare(shown, Unread() with { Count = 7 }));
    }

    [Fact]
    public void One_of_what_was_undone_is_found()
    {
        var shown = Shown();
        _tweet.Unrepost(1);
        Shows(shown, _tweet);

        Compare(shown)[FaultKind.Unexpected].ShouldBe(1);
    }

    [Fact]
    public void Two_in_the_wrong_order_are_found()
    {
        var shown = Shown();
        (shown[^1], shown[^2]) = (shown[^2], shown[^1]);

        ShouldHaveOne(FaultKind.Misordered, Compare(shown));
    }

    [Fact]
    public void One_in_the_wrong_place_is_found() => ShouldHaveOne(FaultKind.Misordered, Compare(Change("mention", mention => mention with { Id = 14 })));

    [Theory]
    [InlineData("like")]
    [InlineData("follow")]
    public void Somebody_who_is_not_counted_is_found(string kind)
    {
        var shown = Change(kind, one => one with { PeopleCount = one.PeopleCount - 1, People = one.People[..Math.Min(3, one.PeopleCount - 1)] });

        ShouldHaveOne(FaultKind.WrongCount, Compare(shown));
    }

    [Theory]
    [InlineData("like")]
    [InlineData("follow")]
    public void Somebody_who_did_nothing_is_found(string kind)
    {
        var shown = Change(kind, one => one with { People = [new Author(Stranger, "p6"), .. one.People[1..]] });

        ShouldHaveOne(FaultKind.Unexpected, Compare(shown));
    }

    [Fact]
    public void Somebody_who_is_named_twice_is_found() =>
        ShouldHaveOne(FaultKind.Altered, Compare(Change("like", like => like with { People = [like.People[0], like.People[0], like.People[1]] })));

    [Fact]
    public void Too_few_who_are_named_are_found() => ShouldHaveOne(FaultKind.Altered, Compare(Change("like", like => like with { People = like.People[..2] })));

    [Fact]
    public void A_tweet_with_another_text_is_found() =>
        ShouldHaveOne(FaultKind.Altered, Compare(Change("reply", reply => reply with { Tweet = reply.Tweet! with { Text = "no" } })));

    [Fact]
    public void One_that_is_marked_as_read_and_is_not_is_found() =>
        ShouldHaveOne(FaultKind.Altered, Compare(Change("like", like => like with { Read = true })));

    [Fact]
    public void A_mark_that_is_lost_is_found()
    {
        var (shown, unread) = (Shown(), Unread());
        Read(upTo: 12);

        ShouldHaveOne(FaultKind.Altered, Compare(shown, unread));
    }

    [Fact]
    public void A_mark_that_nobody_asked_for_is_found()
    {
        Read(upTo: 12);
        var (shown, unread) = (Shown().ConvertAll(one => one with { Read = one.Id <= 13 }), Unread());

        ShouldHaveOne(FaultKind.Altered, Compare(shown, unread with { UpTo = 13, Count = unread.Count - 1 }));
    }

    [Fact]
    public void A_mark_that_has_moved_back_meanwhile_is_found()
    {
        Read(upTo: 12);
        Read(upTo: 11);
        Read(upTo: 12);

        ShouldHaveOne(FaultKind.Altered, Compare(Shown()));
    }

    [Fact]
    public void A_mark_that_lies_between_what_was_acknowledged_and_what_was_asked_for_is_correct()
    {
        _truth[Me].AskMark(13);
        _truth[Me].SeeMark(12);

        Compare(Shown()).Total.ShouldBe(0, string.Join('\n', _faults.Examples));
    }

    [Fact]
    public void A_wrong_number_of_unread_ones_is_found() =>
        ShouldHaveOne(FaultKind.WrongCount, Compare(Shown(), Unread() with { Count = 5 }));

    private List<Notification> Shown() => Some.Notifications(_truth, Some.NotificationsIn(_truth), Me);

    private Unread Unread() => Some.UnreadOf(_truth, Me, Shown());

    private void Read(long upTo)
    {
        _truth[Me].AskMark(upTo);
        _truth[Me].SeeMark(upTo);
    }

    private List<Notification> Change(string kind, Func<Notification, Notification> change) =>
        Shown().ConvertAll(notification => notification.Kind == kind ? change(notification) : notification);

    private static void Follows(List<Notification> shown, int follower, long id, int day)
    {
        shown.RemoveAll(notification => notification.Group == "follow-today");
        shown.Insert(0, new Notification(
            id, "follow", $"follow-{id}", DateTimeOffset.UnixEpoch.AddDays(day), [new Author(follower, $"p{follower}")], PeopleCount: 1, Tweet: null, Read: false));
    }

    // As it now is.
    private static void Shows(List<Notification> shown, TrueTweet tweet)
    {
        for (var at = 0; at < shown.Count; at++)
            shown[at] = shown[at].Tweet?.Id == tweet.Id ? shown[at] with { Tweet = Some.Shown(tweet) } : shown[at];
    }

    private Faults Compare(List<Notification> shown, Unread? unread = null)
    {
        new NotificationCheck(_truth, _people, _faults).Compare(Me, shown, unread ?? Unread());
        return _faults;
    }

    private static void ShouldHaveOne(FaultKind kind, Faults faults)
    {
        faults[kind].ShouldBe(1, string.Join('\n', faults.Examples));
        faults.Total.ShouldBe(1, string.Join('\n', faults.Examples));
    }
}
