namespace MiniTwitter.Stories.Privacy;

/// <summary>Every event of the hub, as <see cref="Matrix"/> has it.</summary>
public class WhoHearsWhat(App app)
{
    [Fact]
    public async Task Is_as_the_table_says()
    {
        var (owner, friend) = (await app.RegisterAsync(), await app.RegisterAsync());
        var people = new Dictionary<string, Person> { ["self"] = owner };
        foreach (var who in (string[])["stranger", "follower", "muted", "muter", "blocked", "blocker"])
            people[who] = await app.RegisterAsync();
        foreach (var who in (string[])["follower", "muted", "muter"])
            await people[who].FollowAsync(owner);
        foreach (var person in people.Values)
            await person.FollowAsync(friend);
        var own = new Dictionary<string, Tweet>();
        foreach (var (who, person) in people)
            own[who] = await person.TweetAsync("to be liked");
        (Person Who, string What)[] hidings =
        [
            (owner, $"/api/users/{people["muted"].Handle}/mute"), (people["muter"], $"/api/users/{owner.Handle}/mute"),
            (owner, $"/api/users/{people["blocked"].Handle}/block"), (people["blocker"], $"/api/users/{owner.Handle}/block"),
        ];
        foreach (var (who, what) in hidings)
            (await who.PutAsync(what)).ShouldBe(OK);
        var older = await owner.TweetAsync("older");
        var gone = await owner.TweetAsync("to be deleted");
        await friend.RepostAsync(gone);
        var live = new Dictionary<string, LiveConnection>();
        foreach (var (who, person) in people)
            live[who] = await LiveConnection.OpenAsync(person);

        foreach (var (who, what) in hidings)
        {
            (await who.DeleteAsync(what)).ShouldBe(OK);
            (await who.PutAsync(what)).ShouldBe(OK);
        }

        var tweet = await owner.TweetAsync("posted");
        await owner.EditAsync(tweet, "edited");
        await owner.DeleteAsync(tweet);
        await owner.DeleteAsync(gone);
        await friend.RepostAsync(older);
        foreach (var (who, mine) in own)
            (await owner.PutAsync($"/api/tweets/{mine.Id}/like")).ShouldBe(who is "blocked" or "blocker" ? NotFound : OK);
        foreach (var person in people.Values)
            await friend.FollowAsync(person);
        var end = await friend.TweetAsync("the end");

        var wrong = new List<string>();
        var heard = new Dictionary<string, HashSet<string>>();
        foreach (var who in people.Keys)
        {
            heard[who] = [.. (await live[who].ReadUntilAsync("the end"))[..^1].Select(message => NameOf(message, owner, older, gone))];
            await live[who].WatchTweetsAsync(older.Id, end.Id);
            var counted = await live[who].NextAsync();
            if (counted.Body.GetRawText().Contains($"\"{older.Id}\"", StringComparison.Ordinal))
                heard[who].Add(counted.Name);
            if (await IsNotifiedAsync(live[who], NotifiedExpected(who)))
                heard[who].Add("Notified");
            await live[who].DisposeAsync();
        }

        foreach (var (name, cells) in Matrix.Read(Matrix.Events))
        {
            foreach (var (who, expected) in cells)
            {
                if (heard[who].Contains(name) != (expected == "+"))
                    wrong.Add($"{name} for {who}: not {expected}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static string NameOf(LiveMessage message, Person owner, params Tweet[] reposted) => message switch
    {
        { Name: "UserHidden" } when message.Id != owner.User.Id => "UserHidden, somebody else",
        { Name: "UserHidden" } => message.HiddenUser.Everywhere ? "UserHidden, everywhere" : "UserHidden, at home",
        _ => reposted.Any(tweet => tweet.Id == message.Id) ? $"{message.Name}, a repost" : message.Name,
    };

    private static bool NotifiedExpected(string who) => Matrix.Read(Matrix.Events).Single(row => row.Name == "Notified").Cells.Single(cell => cell.Who == who).Expected == "+";

    // Of the owner's like, up to the friend's follow; the two may come in either order.
    private static async Task<bool> IsNotifiedAsync(LiveConnection live, bool expected)
    {
        var (liked, followed) = (false, false);
        while (!followed || (expected && !liked))
        {
            var message = await live.NextNotificationAsync();
            liked |= message is { Name: "Notified", Notification.Kind: "like" };
            followed |= message is { Name: "Notified", Notification.Kind: "follow" };
        }

        return liked;
    }
}
