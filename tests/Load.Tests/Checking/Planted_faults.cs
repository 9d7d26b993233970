namespace MiniTwitter.Checking;

/// <summary>A checker that finds nothing is only worth something if it finds what is there.</summary>
public sealed class Planted_faults
{
    private readonly Truth _truth = Some.Truth();

    [Fact]
    public void A_correct_timeline_has_none()
    {
        _truth[0].EverPosted[1].Edit("better");
        _truth[1].EverPosted[0].Delete();

        Some.Compare(_truth, Some.Shown(_truth.HomeOf(Some.Reader))).Total.ShouldBe(0);
    }

    [Fact]
    public void A_quote_that_shows_another_text_than_the_quoted_tweet_is_found()
    {
        var quoted = _truth[0].EverPosted[0];
        _truth[1].Post(9, "look", quoted: quoted);
        var shown = Some.Shown(_truth.HomeOf(Some.Reader));
        quoted.Edit("better");
        shown[shown.FindIndex(tweet => tweet.Id == quoted.Id)] = Some.Shown(quoted);

        ShouldHaveOne(FaultKind.Altered, Some.Compare(_truth, shown));
    }

    [Fact]
    public void A_quote_that_is_not_counted_is_found()
    {
        var quoted = _truth[0].EverPosted[0];
        _truth[1].Post(9, "look", quoted: quoted);
        var shown = Some.Shown(_truth.HomeOf(Some.Reader));
        quoted.CountQuote(1);

        ShouldHaveOne(FaultKind.WrongCount, Some.Compare(_truth, shown));
    }

    [Fact]
    public void A_lost_tweet_is_found()
    {
        var shown = Some.Shown(_truth.HomeOf(Some.Reader));
        shown.RemoveAt(3);

        ShouldHaveOne(FaultKind.Lost, Some.Compare(_truth, shown));
    }

    [Fact]
    public void A_tweet_shown_twice_is_found()
    {
        var shown = Some.Shown(_truth.HomeOf(Some.Reader));
        shown.Insert(4, shown[3]);

        ShouldHaveOne(FaultKind.Duplicated, Some.Compare(_truth, shown));
    }

    [Fact]
    public void A_post_that_was_made_twice_is_found()
    {
        var shown = Some.Shown(_truth.HomeOf(Some.Reader));
        shown.Insert(0, shown[0] with { Id = 99 });

        ShouldHaveOne(FaultKind.Duplicated, Some.Compare(_truth, shown));
    }

    [Fact]
    public void Two_posts_acknowledged_as_one_are_found()
    {
        _truth[0].Post(8, "swallowed");

        ShouldHaveOne(FaultKind.Lost, Some.Compare(_truth, Some.Shown(Some.Truth().HomeOf(Some.Reader))));
    }

    [Fact]
    public void A_tweet_that_nobody_posted_is_found()
    {
        var shown = Some.Shown(_truth.HomeOf(Some.Reader));
        shown.Insert(0, shown[0] with { Id = 99, Text = "from nowhere" });

        ShouldHaveOne(FaultKind.Unexpected, Some.Compare(_truth, shown));
    }

    [Fact]
    public void A_deleted_tweet_that_is_still_there_is_found()
    {
        var shown = Some.Shown(_truth.HomeOf(Some.Reader));
        _truth[0].EverPosted[2].Delete();

        ShouldHaveOne(FaultKind.Unexpected, Some.Compare(_truth, shown));
    }

    [Fact]
    public void A_tweet_of_somebody_who_is_not_followed_any_more_is_found()
    {
        var shown = Some.Shown(_truth.HomeOf(Some.Reader));
        _truth[Some.Reader].Follows.Remove(0);

        Some.Compare(_truth, shown)[FaultKind.Unexpected].ShouldBe(4);
    }

    [Fact]
    public void Two_tweets_in_the_wrong_order_are_found()
    {
        var shown = Some.Shown(_truth.HomeOf(Some.Reader));
        (shown[2], shown[3]) = (shown[3], shown[2]);

        ShouldHaveOne(FaultKind.Misordered, Some.Compare(_truth, shown));
    }

    [Fact]
    public void Ids_that_contradict_an_authors_order_are_found()
    {
        var truth = new Truth(3);
        truth[Some.Reader].Follows.Add(0);
        truth[0].Post(2, "first");
        truth[0].Post(1, "second");

        ShouldHaveOne(FaultKind.Misordered, Some.Compare(truth, Some.Shown(truth.HomeOf(Some.Reader))));
    }

    [Fact]
    public void A_lost_edit_is_found()
    {
        var shown = Some.Shown(_truth.HomeOf(Some.Reader));
        _truth[0].EverPosted[1].Edit("better");

        ShouldHaveOne(FaultKind.Altered, Some.Compare(_truth, shown));
    }

    [Fact]
    public void A_lost_like_is_found()
    {
        var shown = Some.Shown(_truth.HomeOf(Some.Reader));
        _truth[0].EverPosted[1].Like(1);

        ShouldHaveOne(FaultKind.WrongCount, Some.Compare(_truth, shown));
    }

    [Fact]
    public void A_like_that_is_counted_and_not_marked_is_found()
    {
        _truth[0].EverPosted[1].Like(Some.Reader);
        var faults = new Faults();

        TimelineCheck.CompareHome("home", Some.Reader, _truth.HomeOf(Some.Reader), Some.Shown(_truth.HomeOf(Some.Reader)), new Deliveries(), faults);

        ShouldHaveOne(FaultKind.Altered, faults);
    }

    [Fact]
    public void A_reply_that_is_not_counted_is_found()
    {
        var answered = _truth[0].EverPosted[1];
        var shown = Some.Shown(_truth.HomeOf(Some.Reader));
        shown.Insert(0, Some.Shown(_truth[1].Post(100, "an answer", answered)));

        ShouldHaveOne(FaultKind.WrongCount, Some.Compare(_truth, shown));
    }

    [Fact]
    public void A_reply_to_somebody_who_is_not_followed_is_found()
    {
        var truth = new Truth(3);
        truth[Some.Reader].Follows.Add(0);
        var reply = truth[0].Post(2, "an answer", truth[1].Post(1, "a question"));

        truth.HomeOf(Some.Reader).ShouldBeEmpty();
        ShouldHaveOne(FaultKind.Unexpected, Some.Compare(truth, [Some.Shown(reply)]));
    }

    private static void ShouldHaveOne(FaultKind kind, Faults faults)
    {
        faults[kind].ShouldBe(1, string.Join('\n', faults.Examples));
        faults.Total.ShouldBe(1, string.Join('\n', faults.Examples));
    }
}
