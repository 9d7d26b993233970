using MiniTwitter.Api;

namespace MiniTwitter.Checking;

/// <summary>Two people repost what a third one wrote; a fourth one, who follows both, sees it once.</summary>
public sealed class Planted_repost_faults : IAsyncLifetime
{
    private const int Author = 0;
    private const int First = 1;
    private const int Second = 2;
    private const int Reader = 3;

    private readonly Truth _truth = new(4);
    private readonly Faults _faults = new();
    private readonly ApiClient _api;
    private readonly TrueTweet _tweet;
    private readonly List<Person> _people = [];

    public Planted_repost_faults()
    {
        _api = new ApiClient(new Uri("http://truth/"), TimeProvider.System, handler: new TruthfulServer(_truth));
        _truth[Reader].Follows.UnionWith([First, Second]);
        _tweet = _truth[Author].Post(10, "spread me");
        _tweet.Repost(First);
        _tweet.Repost(Second);
    }

    public async ValueTask InitializeAsync()
    {
        for (var person = 0; person < _truth.People; person++)
            _people.Add(await Person.RegisterAsync(_api, TruthfulServer.HandleOf(person), "Somebody"));
    }

    [Fact]
    public void The_first_of_two_in_the_home_is_correct() => Compare(Entry(11, First)).Total.ShouldBe(0, string.Join('\n', _faults.Examples));

    [Fact]
    public void The_second_is_correct_when_the_first_is_undone()
    {
        _tweet.Unrepost(First);

        Compare(Entry(12, Second)).Total.ShouldBe(0, string.Join('\n', _faults.Examples));
    }

    [Fact]
    public void None_is_correct_where_the_tweet_stands_by_itself()
    {
        _truth[Reader].Follows.Add(Author);

        Compare().Total.ShouldBe(0);
    }

    [Fact]
    public void One_that_is_missing_is_found() => Compare()[FaultKind.Lost].ShouldBe(1);

    [Fact]
    public void Both_are_one_too_many() => Compare(Entry(12, Second), Entry(11, First))[FaultKind.Unexpected].ShouldBe(1);

    [Fact]
    public void The_wrong_one_is_found()
    {
        Compare(Entry(12, Second))[FaultKind.Unexpected].ShouldBe(1);
        _faults[FaultKind.Lost].ShouldBe(1);
    }

    [Fact]
    public void One_that_stands_in_the_wrong_place_is_found() =>
        Compare(Shown(9) with { RepostedBy = null }, Entry(11, First))[FaultKind.Misordered].ShouldBe(1);

    [Fact]
    public void A_wrong_count_is_found() => Compare(Entry(11, First) with { RepostsCount = 1 })[FaultKind.WrongCount].ShouldBe(1);

    [Fact]
    public void One_that_is_missing_in_a_profile_is_found()
    {
        new RepostCheck(_truth, _people, _faults).CompareProfile(First, []);

        _faults[FaultKind.Lost].ShouldBe(1);
    }

    [Fact]
    public void One_that_is_twice_in_a_profile_is_found()
    {
        new RepostCheck(_truth, _people, _faults).CompareProfile(First, [Entry(13, First), Entry(11, First)]);

        _faults[FaultKind.Duplicated].ShouldBe(1);
    }

    [Fact]
    public void One_that_was_undone_is_found_in_a_profile()
    {
        _tweet.Unrepost(First);

        new RepostCheck(_truth, _people, _faults).CompareProfile(First, [Entry(11, First)]);

        _faults[FaultKind.Unexpected].ShouldBe(1);
    }

    [Fact]
    public void Who_listens_may_be_told_of_reposts_and_of_edits_of_what_was_reposted_and_of_no_more()
    {
        _tweet.Edit("edited");
        var elsewhere = Elsewhere.Of(_truth, Reader);

        PushCheck.Compare("reader", [], elsewhere, [Push(PushKind.Reposted, 11), Push(PushKind.Edited, 10), Push(PushKind.Deleted, 11)], _faults);
        _faults.Total.ShouldBe(0, string.Join('\n', _faults.Examples));
        PushCheck.Compare("reader", [], elsewhere, [Push(PushKind.Reposted, 11), Push(PushKind.Reposted, 11)], _faults);
        _faults[FaultKind.Duplicated].ShouldBe(1);
        PushCheck.Compare("reader", [], elsewhere, [Push(PushKind.Posted, 10), Push(PushKind.Deleted, 10)], _faults);
        _faults[FaultKind.Unexpected].ShouldBe(2);
        PushCheck.Compare("author", [], Elsewhere.Of(_truth, First), [Push(PushKind.Edited, 10)], _faults);
        PushCheck.Compare("stranger", [], Elsewhere.Of(_truth, Author), [Push(PushKind.Edited, 10)], _faults);
        _faults[FaultKind.Unexpected].ShouldBe(3);
    }

    public ValueTask DisposeAsync()
    {
        _api.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Push Push(PushKind kind, long id) => new(kind, id, At: 0);

    private static Tweet Shown(long id) => new(id, new Author(Author, "p0"), "elsewhere", EditedAt: null);

    private Tweet Entry(long id, int reposter) => Some.Shown(_tweet) with
    {
        RepostedBy = new Repost(id, new Author(reposter, TruthfulServer.HandleOf(reposter))),
    };

    // The home of the reader, after the profiles.
    private Faults Compare(params Tweet[] home)
    {
        var check = new RepostCheck(_truth, _people, _faults);
        if (_tweet.IsRepostedBy(First))
            check.CompareProfile(First, [Entry(11, First)]);
        check.CompareProfile(Second, [Entry(12, Second)]);
        check.CompareHome(Reader, home);
        return _faults;
    }
}
