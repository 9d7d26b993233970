namespace MiniTwitter.Stories.Tweets;

public class Quoting(App app)
{
    [Fact]
    public async Task Shows_the_quoted_tweet_as_it_now_is()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var tweet = await ada.TweetAsync("quote #me");

        var quote = await bob.QuoteAsync(tweet, "look at this");

        quote.QuoteOf!.Tweet.ShouldBeEquivalentTo(new QuotedTweet(tweet.Id, tweet.Author, tweet.Text, tweet.Facets, tweet.CreatedAt, EditedAt: null));
        (await bob.TimelineAsync()).Items.ShouldHaveSingleItem().ShouldBeEquivalentTo(quote);
        (await ada.GetAsync($"/api/tweets/{quote.Id}")).Read<Tweet>().ShouldBeEquivalentTo(quote);
        (await ada.GetAsync($"/api/tweets/{tweet.Id}")).Read<Tweet>().QuotesCount.ShouldBe(1);
        (await ada.GetAsync($"/api/tweets/{tweet.Id}/quotes")).Read<Page<Tweet>>().Items.ShouldHaveSingleItem().ShouldBeEquivalentTo(quote);

        await ada.EditAsync(tweet, "edited");
        (await bob.TimelineAsync()).Items[0].QuoteOf!.Tweet!.Text.ShouldBe("edited");
        (await bob.EditAsync(quote, "still looking")).QuoteOf!.Tweet!.Text.ShouldBe("edited");
        await ada.DeleteAsync(tweet);
        (await bob.TimelineAsync()).Items[0].QuoteOf.ShouldBe(new Quote(tweet.Id, Tweet: null));
        (await app.Visitor().GetAsync($"/api/tweets/{quote.Id}/thread")).Read<TweetThread>().Tweet.QuoteOf.ShouldBe(new Quote(tweet.Id, Tweet: null));
    }

    [Fact]
    public async Task May_answer_at_the_same_time_and_ends_with_the_quote()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var (question, tweet) = (await ada.TweetAsync("which?"), await bob.TweetAsync("mine"));

        var answer = (await bob.PostAsync("/api/tweets", new { text = "this one", replyTo = question.Id, quoteOf = tweet.Id })).Read<Tweet>(Created);

        answer.ReplyTo!.Id.ShouldBe(question.Id);
        answer.QuoteOf!.Tweet!.Text.ShouldBe("mine");
        await bob.DeleteAsync(answer);
        (await bob.GetAsync($"/api/tweets/{tweet.Id}")).Read<Tweet>().QuotesCount.ShouldBe(0);
        (await bob.GetAsync($"/api/tweets/{question.Id}")).Read<Tweet>().RepliesCount.ShouldBe(0);
    }

    [Fact]
    public async Task Says_nothing_of_what_the_quoted_tweet_quotes()
    {
        var ada = await app.RegisterAsync();
        var inner = await ada.TweetAsync("inner");
        var middle = await ada.QuoteAsync(inner, "middle");

        var outer = await ada.QuoteAsync(middle, "outer");

        outer.QuoteOf!.Tweet!.Text.ShouldBe("middle");
        (await ada.TimelineAsync()).Items.Select(shown => shown.QuoteOf?.Tweet?.Text).ShouldBe(["middle", "inner", null]);
    }

    [Fact]
    public async Task Needs_a_tweet_and_is_one_request_with_its_key()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var (tweet, other) = (await ada.TweetAsync("quote me"), await ada.TweetAsync("or me"));

        (await bob.PostAsync("/api/tweets", new { text = "look", quoteOf = "x" })).ShouldBeProblem(BadRequest);
        (await bob.PostAsync("/api/tweets", new { text = "look", quoteOf = "1" })).ShouldBeProblem(NotFound);
        (await bob.PostAsync("/api/tweets", new { text = " ", quoteOf = tweet.Id })).ShouldBeProblem(UnprocessableEntity);
        var first = (await bob.PostAsync("/api/tweets", new { text = "look", quoteOf = tweet.Id }, "key")).Read<Tweet>(Created);
        (await bob.PostAsync("/api/tweets", new { text = "look", quoteOf = other.Id }, "key")).ShouldBeProblem(Conflict);
        await ada.DeleteAsync(tweet);
        (await bob.PostAsync("/api/tweets", new { text = "look", quoteOf = tweet.Id }, "key")).Read<Tweet>(Created).Id.ShouldBe(first.Id);
        (await bob.PostAsync("/api/tweets", new { text = "late", quoteOf = tweet.Id })).ShouldBeProblem(NotFound);
    }
}
