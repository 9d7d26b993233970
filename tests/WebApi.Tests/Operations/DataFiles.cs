namespace MiniTwitter.Stories.Operations;

public class DataFiles(App app)
{
    [Fact]
    public void Keep_the_signing_key_from_other_users_of_the_machine()
    {
        var key = Directory.GetFiles(app.Data, "*key*").ShouldHaveSingleItem();

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(key).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
