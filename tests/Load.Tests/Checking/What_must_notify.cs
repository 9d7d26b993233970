namespace MiniTwitter.Checking;

public sealed class What_must_notify
{
    private const int Ada = 0;
    private const int Bob = 1;
    private const int Eve = 2;

    private readonly Truth _truth = new(60);
    private readonly TrueTweet _tweet;

    public What_must_notify() => _tweet = _truth[Ada].Post(1, "hello");

    [Fact]
    public void Is_who_likes_and_reposts_together_for_each_tweet_but_for_its_author()
    {
        foreach (var person in (int[])[Ada, Bob, Eve])
            _tweet.Like(person);
        _tweet.Repost(Eve);

        Of(Ada).ShouldBe([("like", 1, $"{Bob} {Eve}", null), ("repost", 1, $"{Eve}", null)]);
        _tweet.Unlike(Bob);
        _tweet.Unlike(Eve);
        _tweet.Unrepost(Eve);
        Of(Ada).ShouldBeEmpty();
    }

    [Fact]
    public void Is_an_answer_before_a_quote_before_a_mention_and_nothing_of_ones_own()
    {
        _truth[Bob].Post(2, "@p0 @p1 yes", answered: _tweet, quoted: _tweet);
        _truth[Bob].Post(3, "look @p0", quoted: _tweet);
        _truth[Bob].Post(4, "ask @p0 and @P0, @p2");
        _truth[Ada].Post(5, "@p0 once more", answered: _tweet, quoted: _tweet);

        Of(Ada).ShouldBe([("reply", 2, $"{Bob}", 2), ("quote", 3, $"{Bob}", 3), ("mention", 4, $"{Bob}", 4)]);
        Of(Bob).ShouldBeEmpty();
        Of(Eve).ShouldBe([("mention", 4, $"{Bob}", 4)]);
    }

    [Fact]
    public void Is_what_names_somebody_as_it_is_edited()
    {
        var inLater = _truth[Bob].Post(2, "hi");
        inLater.Edit("hi @p0");
        _truth[Bob].Post(3, "hi @p0").Edit("hi");
        _truth[Bob].Post(4, "hi @p0").Edit("hi, @p0");

        Of(Ada).ShouldBe([("mention", 2, $"{Bob}", null), ("mention", 4, $"{Bob}", 4)]);
        inLater.Edit("hi all");
        Of(Ada).ShouldBe([("mention", 4, $"{Bob}", 4)]);
    }

    [Fact]
    public void Is_not_what_was_deleted()
    {
        _truth[Bob].Post(2, "yes", answered: _tweet).Delete();
        _tweet.Like(Bob);
        _tweet.Delete();

        Of(Ada).ShouldBeEmpty();
    }

    [Fact]
    public void Is_a_mention_for_the_first_fifty()
    {
        _truth[Ada].Post(2, string.Join(' ', Enumerable.Range(0, 60).Select(person => $"@p{person}")));

        Enumerable.Range(0, 60).Where(person => Of(person).Length > 0).ShouldBe(Enumerable.Range(1, 50));
    }

    private (string Kind, long Tweet, string People, long? Id)[] Of(int person) =>
    [
        .. Some.NotificationsIn(_truth).Of(person).OrderBy(known => known.Tweet.Id).ThenBy(known => known.Kind, StringComparer.Ordinal)
            .Select(known => (known.Kind, known.Tweet.Id, string.Join(' ', known.People.Order()), known.Id)),
    ];
}
