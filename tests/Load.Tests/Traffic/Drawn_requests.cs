namespace MiniTwitter.Traffic;

public sealed class Drawn_requests
{
    private const int People = 1000;
    private const int Many = 100_000;

    private static readonly Marks Marks = new("mark");

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("C")]
    public void Come_in_the_shares_of_their_mix(string name)
    {
        var mix = Mix.Named(name)!;

        var kinds = Draw(mix).CountBy(request => request.Kind).ToDictionary();

        mix.Shares.Values.Sum().ShouldBe(1, tolerance: 1e-9);
        kinds.Keys.ShouldBe(mix.Shares.Keys, ignoreOrder: true);
        foreach (var (kind, share) in mix.Shares)
            (kinds[kind] / (double)Many).ShouldBe(share, tolerance: 0.006);
    }

    [Fact]
    public void Depend_on_their_seed_alone()
    {
        Draw(Mix.C).ShouldBe(Draw(Mix.C));
        Draw(Mix.C, seed: 2).ShouldNotBe(Draw(Mix.C));
    }

    [Fact]
    public void Are_written_by_everybody_alike_in_mix_A()
    {
        var posts = CountPosts(Mix.A);

        posts.Max().ShouldBeLessThan(2 * posts.Min());
    }

    [Fact]
    public void Are_written_by_some_more_than_by_others_in_mix_B()
    {
        var posts = CountPosts(Mix.B);

        // The first writes 16 to the power of 0.75 times as much as the sixteenth.
        (posts[0] / (double)posts[15]).ShouldBe(8, tolerance: 1.5);
    }

    [Fact]
    public void Let_nobody_follow_themselves() =>
        Draw(Mix.C).Where(request => request.Kind == RequestKind.Follow).ShouldAllBe(request => request.Who != request.Whom && request.Whom < People);

    [Fact]
    public void Have_texts_of_20_to_280_characters_and_80_on_average()
    {
        var texts = Texts();
        texts.Min(text => text.Length).ShouldBeInRange(20, 25);
        texts.Max(text => text.Length).ShouldBeInRange(270, 280);
        texts.Average(text => text.Length).ShouldBe(80, tolerance: 2);
        texts.ShouldAllBe(text => text.Trim() == text);
    }

    [Fact]
    public void Have_a_mention_in_one_text_of_ten_and_a_link_in_one_of_twenty()
    {
        var texts = Texts();
        (texts.Count(text => text.Contains(" @p", StringComparison.Ordinal)) / (double)texts.Length).ShouldBe(0.10, tolerance: 0.01);
        (texts.Count(text => text.Contains(" https://", StringComparison.Ordinal)) / (double)texts.Length).ShouldBe(0.05, tolerance: 0.01);
    }

    [Fact]
    public void Tell_in_their_text_when_they_were_due()
    {
        var due = TimeSpan.FromMicroseconds(4_567_891_234);
        Marks.Read(new Texts(new Random(1), () => "p1").Compose(Marks.Of(due))).ShouldBe(due);
        Marks.Read("mark").ShouldBeNull();
        new Marks("else").Read(Marks.Of(due)).ShouldBeNull();
    }

    private static Request[] Draw(Mix mix, int seed = 1)
    {
        var source = new RequestSource(mix, People, HandleOf, Marks, new Random(seed));
        return [.. Enumerable.Range(0, Many).Select(number => source.Next(TimeSpan.FromMilliseconds(number)))];
    }

    private static string HandleOf(int number) => $"p{number}";

    private static string[] Texts() => [.. Draw(Mix.C).Where(request => request.Kind == RequestKind.Post).Select(request => request.Text)];

    // By author, of so many posts that each has some hundred.
    private static int[] CountPosts(Mix mix)
    {
        var onlyPosts = mix with { Shares = new Dictionary<RequestKind, double> { [RequestKind.Post] = 1 } };
        var source = new RequestSource(onlyPosts, People, HandleOf, Marks, new Random(1));
        var posts = new int[People];
        for (var number = 0; number < 4 * Many; number++)
            posts[source.Next(TimeSpan.Zero).Who]++;
        return posts;
    }
}
