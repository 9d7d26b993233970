using System.Collections.Immutable;
using MiniTwitter.Streams;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>People, found by how their handle or a word of their name begins.</summary>
public abstract partial class StoreContract<TDatabase>
{
    [Fact]
    public async Task People_are_found_by_the_beginning_of_their_handle_and_of_every_word_of_their_name()
    {
        var ada = await NameAsync("Ada Lovelace", "countess");
        var noether = await NameAsync("Emmy NÖTHER", "emmy_n");
        await NameAsync("Grace Hopper", "grace");

        (await FindAsync("ada")).ShouldBe([ada]);
        (await FindAsync("lovel")).ShouldBe([ada]);
        (await FindAsync("Count")).ShouldBe([ada]);
        (await FindAsync("lace")).ShouldBeEmpty();
        (await FindAsync("nother")).ShouldBe([noether]);
        (await FindAsync("NÖT")).ShouldBe([noether]);
        (await FindAsync("emmy_")).ShouldBe([noether]);
        (await FindAsync("love ada")).ShouldBe([ada]);
        (await FindAsync("ada hopper")).ShouldBeEmpty();
        (await FindAsync("%")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_name_is_found_and_the_old_one_is_not()
    {
        var ada = await NameAsync("Ada Byron", "ada_b");

        await _people.AppendAsync(LogCommand.SaveProfile(People.ProfileOf(ada) with { DisplayName = "Ada King", Handle = People.HandleOf("ada_b") }, null));

        (await FindAsync("king")).ShouldBe([ada]);
        (await FindAsync("byron")).ShouldBeEmpty();
        (await FindAsync("ada_b")).ShouldBe([ada]);
    }

    [Fact]
    public async Task The_very_handle_comes_first_then_those_near_the_viewer_then_those_whom_most_follow()
    {
        var viewer = await NameAsync("Me", "myself");
        var exact = await NameAsync("Nobody", "sam");
        var popular = await NameAsync("Sam Popular", "zzz1");
        var unknown = await NameAsync("Sam Unknown", "aaa1");
        var unknownToo = await NameAsync("Sam Unknown", "aab1");
        var followed = await NameAsync("Sam Followed", "zzz2");
        var follower = await NameAsync("Sam Follower", "zzz3");
        await FollowAsync(viewer, followed);
        await FollowAsync(follower, viewer);
        for (var fan = 0; fan < 3; fan++)
            await FollowAsync(People.NewUser(), popular);
        var fickle = People.NewUser();
        await FollowAsync(fickle, unknownToo);
        await _people.AppendAsync(LogCommand.Unfollow(fickle, unknownToo, null));

        (await FindAsync("sam", viewer)).ShouldBe([exact, followed, follower, popular, unknown, unknownToo]);
        (await FindAsync("sam")).ShouldBe([exact, popular, followed, unknown, unknownToo, follower]);
        (await _store.FindPeopleAsync(["sam"], "sam", viewer, skip: 1, limit: 2)).ShouldBe([followed, follower]);
    }

    [Fact]
    public async Task Of_more_people_than_are_looked_at_those_near_the_viewer_and_those_whom_most_follow_are_found()
    {
        var viewer = await _people.RegisterAsync();
        for (var batch = 0; batch < 3; batch++)
        {
            await _people.AppendAsync(
            [
                .. Enumerable.Range(0, 500).Select(number => LogCommand.SaveProfile(
                    People.ProfileOf(OfPartition(viewer)) with { DisplayName = "Aa", Handle = People.HandleOf($"a_{batch}_{number}") }, null)),
            ]);
        }

        var (popular, followed, follower) = (await NameAsync("Azz", "pop_1"), await NameAsync("Azz", "pop_2"), await NameAsync("Azz", "pop_3"));
        await FollowAsync(viewer, followed);
        await FollowAsync(follower, viewer);
        await FollowAsync(followed, popular);
        await FollowAsync(follower, popular);

        (await FindAsync("a", viewer))[..3].ShouldBe([followed, follower, popular]);
        (await FindAsync("a", viewer)).Length.ShouldBeLessThan(1_500);
    }

    private static UserId OfPartition(UserId other)
    {
        while (true)
        {
            var user = People.NewUser();
            if (LogPartition.Of(user) == LogPartition.Of(other))
                return user;
        }
    }

    private async Task<UserId> NameAsync(string name, string handle)
    {
        var user = People.NewUser();
        await _people.AppendAsync(LogCommand.SaveProfile(People.ProfileOf(user) with { DisplayName = name, Handle = People.HandleOf(handle) }, null));
        return user;
    }

    private async Task FollowAsync(UserId follower, UserId followee) => await _people.AppendAsync(LogCommand.Follow(follower, followee, null));

    private async Task<ImmutableArray<UserId>> FindAsync(string text, UserId? viewer = null) =>
        SearchWords.OfQuery(text) is { IsEmpty: false } words
            ? await _store.FindPeopleAsync(words, text.ToLowerInvariant(), viewer, skip: 0, limit: 10_000)
            : [];
}
