using MiniTwitter.Api;

namespace MiniTwitter.Checking;

public sealed class Planted_notification_pushes : IAsyncLifetime
{
    private const int Me = 0;

    private readonly Truth _truth = new(7);
    private readonly Faults _faults = new();
    private readonly LiveNotifications _live = new();
    private readonly ApiClient _api;
    private readonly TrueTweet _tweet;
    private IReadOnlyList<Person> _people = [];

    public Planted_notification_pushes()
    {
        _api = new ApiClient(new Uri("http://truth/"), TimeProvider.System, handler: new TruthfulServer(_truth));
        _tweet = _truth[Me].Post(10, "hello");
        _truth[1].Post(11, "yes", answered: _tweet);
        _truth[2].Post(12, "ask @p0");
        _tweet.Like(1);
    }

    public async ValueTask InitializeAsync() => _people = await Some.PeopleAsync(_api, _truth);

    public ValueTask DisposeAsync()
    {
        _api.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Each_state_once_is_correct()
    {
        HearAll();

        Compare().Total.ShouldBe(0, string.Join('\n', _faults.Examples));
    }

    [Fact]
    public void What_was_not_told_may_be_found_on_catching_up()
    {
        _live.CatchUp(Shown().Take(1), Unread() with { Count = 1 });
        foreach (var told in Shown().Skip(1))
            _live.Hear(told);
        _live.Hear(Unread());

        Compare().Total.ShouldBe(0, string.Join('\n', _faults.Examples));
    }

    [Fact]
    public void One_that_has_grown_is_told_again()
    {
        HearAll();
        _tweet.Like(2);
        _live.Hear(Like() with { Id = 5 * Some.Late });

        Compare().Total.ShouldBe(0, string.Join('\n', _faults.Examples));
    }

    [Fact]
    public void One_of_what_is_undone_by_now_may_have_been_told()
    {
        HearAll();
        _truth[2].EverPosted[0].Edit("ask somebody");
        _tweet.Unlike(1);
        _live.Hear(Unread());

        Compare().Total.ShouldBe(0, string.Join('\n', _faults.Examples));
    }

    [Fact]
    public void A_state_that_is_told_twice_is_found()
    {
        HearAll();
        _live.Hear(Like());

        ShouldHaveOne(FaultKind.Duplicated);
    }

    [Theory]
    [InlineData("like", 3)]
    [InlineData("repost", 1)]
    [InlineData("quote", 1)]
    [InlineData("mention", 1)]
    [InlineData("follow", Me)]
    public void One_that_never_was_is_found(string kind, int actor)
    {
        HearAll();
        var tweet = kind is "quote" or "mention" ? _truth[1].EverPosted[0] : _tweet;
        _live.Hear(Like() with { Kind = kind, Group = "new", Tweet = kind == "follow" ? null : Some.Shown(tweet), People = [new Author(actor, $"p{actor}")] });

        ShouldHaveOne(FaultKind.Unexpected);
    }

    [Fact]
    public void One_that_was_neither_told_nor_found_is_found()
    {
        foreach (var told in Shown().Skip(1))
            _live.Hear(told);
        _live.Hear(Unread());

        ShouldHaveOne(FaultKind.NotRecovered);
    }

    [Fact]
    public void One_that_has_grown_and_was_not_told_again_is_found()
    {
        HearAll();

        Compare([Like() with { Id = 5 * Some.Late }, .. Shown().Skip(1)], FaultKind.NotRecovered);
        ShouldBeOne(FaultKind.NotRecovered);
    }

    [Fact]
    public void A_wrong_number_of_unread_ones_is_found()
    {
        HearAll();
        _live.Hear(Unread() with { Count = 2 });

        ShouldHaveOne(FaultKind.WrongCount);
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, false)]
    public void All_must_be_told_of_who_never_had_more_than_are_told_at_a_time(int more, bool all)
    {
        for (var id = 100; id < 100 + more; id++)
            _truth[1].Post(id, "and", answered: _tweet).Delete();

        new NotificationCheck(_truth, _people, _faults).HadFew(Me).ShouldBe(all);
    }

    private List<Notification> Shown() => Some.Notifications(_truth, Some.NotificationsIn(_truth), Me);

    private Notification Like() => Shown().Single(notification => notification.Kind == "like");

    private Unread Unread() => Some.UnreadOf(_truth, Me, Shown());

    private void HearAll()
    {
        foreach (var told in Shown())
            _live.Hear(told);
        _live.Hear(Unread());
    }

    private Faults Compare() => Compare(Shown(), FaultKind.NotRecovered);

    private Faults Compare(List<Notification> newest, FaultKind missing)
    {
        var check = new NotificationCheck(_truth, _people, _faults);
        check.CompareTold("connection", Me, _live.Told);
        check.CompareLive("connection", _live, newest, Unread(), missing);
        return _faults;
    }

    private void ShouldHaveOne(FaultKind kind)
    {
        Compare();
        ShouldBeOne(kind);
    }

    private void ShouldBeOne(FaultKind kind)
    {
        _faults[kind].ShouldBe(1, string.Join('\n', _faults.Examples));
        _faults.Total.ShouldBe(1, string.Join('\n', _faults.Examples));
    }
}
