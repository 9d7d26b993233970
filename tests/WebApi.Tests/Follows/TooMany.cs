using Microsoft.Data.Sqlite;

namespace MiniTwitter.Stories.Follows;

/// <summary>How many people one may block and mute. What leads up to the limit is written into the database.</summary>
public class TooMany(App app)
{
    private const int Most = 10_000;

    [Theory]
    [InlineData("block", "blocks")]
    [InlineData("mute", "mutes")]
    public async Task Are_refused_and_change_nothing(string verb, string list)
    {
        var (ada, last, other) = (await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync());
        await FillAsync(list, ada, Most - 1);

        (await PutAsync(ada, last, verb)).ShouldBe(OK);
        (await PutAsync(ada, other, verb)).ShouldBeProblem(UnprocessableEntity, $"too-many-{list}");

        (await ListAsync(ada, list)).ShouldBe([last.Handle]);
        var stands = (await ada.SeeAsync(other)).Relationship.ShouldNotBeNull();
        (stands.Blocking, stands.Muting).ShouldBe((false, false));
        (await other.SeeAsync(ada)).Handle.ShouldBe(ada.Handle);

        // Who is on the list already may be put there again, and who leaves it makes room.
        (await PutAsync(ada, last, verb)).ShouldBe(OK);
        (await ada.DeleteAsync($"/api/users/{last.Handle}/{verb}")).ShouldBe(OK);
        (await PutAsync(ada, other, verb)).ShouldBe(OK);
        (await ListAsync(ada, list)).ShouldBe([other.Handle]);
    }

    private static Task<Answer> PutAsync(Person person, Person other, string verb) => person.PutAsync($"/api/users/{other.Handle}/{verb}");

    // Those whom nobody knows are not listed.
    private static async Task<string[]> ListAsync(Person person, string list) =>
        [.. (await person.GetAsync($"/api/me/{list}")).Read<Page<User>>().Items.Select(user => user.Handle)];

    private async Task FillAsync(string table, Person person, int count)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(app.Data, "tweets.db")};Pooling=False;Default Timeout=60");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $count) INSERT INTO {table} (user_id, other, id) SELECT $user, i, i FROM n";
        command.Parameters.AddWithValue("$count", count);
        command.Parameters.AddWithValue("$user", long.Parse(person.User.Id, System.Globalization.CultureInfo.InvariantCulture));
        (await command.ExecuteNonQueryAsync()).ShouldBe(count);
    }
}
