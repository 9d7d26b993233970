using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace MiniTwitter.Stories.Operations;

public class WrongConfiguration
{
    [Theory]
    [InlineData("--MiniTwitter:Foo=1", "MiniTwitter:Foo")]
    [InlineData("--MiniTwitter:RateLimits:Enabeld=false", "MiniTwitter:RateLimits:Enabeld")]
    [InlineData("--MiniTwitter:Storage=Oracle", "MiniTwitter:Storage")]
    [InlineData("--MiniTwitter:Storage=Postgres", "ConnectionStrings:MiniTwitter")]
    [InlineData("--MiniTwitter:Role=Boss", "MiniTwitter:Role")]
    [InlineData("--MiniTwitter:SiloPort=70000", "MiniTwitter:SiloPort")]
    [InlineData("--MiniTwitter:SigningKey=short", "MiniTwitter:SigningKey")]
    [InlineData("--MiniTwitter:AdvertisedAddress=nowhere", "MiniTwitter:AdvertisedAddress")]
    [InlineData("--MiniTwitter:Hashtags:CountEvery=00:00:00", "CountEvery")]
    [InlineData("--MiniTwitter:Dashboard:Enabled=true", "MiniTwitter:Dashboard:Token")]
    [InlineData("--MiniTwitter:TrustedProxies=10.0.0.0/8, nowhere", "'nowhere'")]
    [InlineData("--MiniTwitter:ReservedHandles=mayor, town-hall", "'town-hall'")]
    [InlineData("--MiniTwitter:DataDirectory=/dev/null/data", "/dev/null/data")]
    [InlineData("--MiniTwitter:Feed:RecentTweets=-5", "RecentTweets")]
    [InlineData("--MiniTwitter:Hashtags:CountEvery=soon", "CountEvery")]
    [InlineData("--MiniTwitter:AdvertisedAddress=10.255.255.1", "MiniTwitter:ClusterTls")]
    [InlineData("--MiniTwitter:AdvertisedAddress=127.0.0.1 --MiniTwitter:SiloPort=22 --MiniTwitter:GatewayPort=22", "MiniTwitter:GatewayPort")]
    [InlineData("--MiniTwitter:AdvertisedAddress=192.0.2.1 --MiniTwitter:AllowPlainCluster=true", "MiniTwitter:AdvertisedAddress")]
    [InlineData("--MiniTwitter:ClusterTls:Certificate=/nowhere.pem", "Key and Authority")]
    [InlineData(
        "--MiniTwitter:ClusterTls:Certificate=/no.pem --MiniTwitter:ClusterTls:Key=/no.key --MiniTwitter:ClusterTls:Authority=/no.authority",
        "MiniTwitter:ClusterTls:Authority")]
    [InlineData("--MiniTwitter:Storage=Postgres --ConnectionStrings:MiniTwitter=Hosst=nowhere", "ConnectionStrings:MiniTwitter")]
    [InlineData("--MiniTwitter:Storage=Postgres --ConnectionStrings:MiniTwitter=Host=127.0.0.1;Port=1;Username=x", "ConnectionStrings:MiniTwitter")]
    [InlineData("--Logging:LogLevel:Default=Loud", "Logging:LogLevel:Default")]
    [InlineData("--OTEL_EXPORTER_OTLP_ENDPOINT=nonsense", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    [InlineData("--urls=http://127.0.0.1:99999", "urls")]
    [InlineData("--urls=nonsense", "urls")]
    [InlineData("--urls=http://192.0.2.1:5000", "urls: can't listen on 'http://192.0.2.1:5000'")]
    [InlineData("--urls=https://127.0.0.1:0", "urls: 'https://127.0.0.1:0' needs a certificate")]
    [InlineData("--urls=https://127.0.0.1:0 --Kestrel:Certificates:Default:Path=/nowhere.pfx", "Kestrel:Certificates:Default:Path")]
    [InlineData("--MiniTwitter:ManagementUrls=http://192.0.2.1:9000", "MiniTwitter:ManagementUrls")]
    [InlineData("--contentRoot=/nowhere", "/nowhere")]
    [InlineData("--MiniTwitter:ManagementUrls=http://127.0.0.1:0", "MiniTwitter:ManagementUrls")]
    [InlineData("--MiniTwitter:ManagementUrls=nonsense", "MiniTwitter:ManagementUrls")]
    [InlineData("--MiniTwitter:Connections:Max=0", "Max")]
    public async Task Stops_the_start_with_one_line_that_names_it(string arguments, string named)
    {
        using var data = new DataDirectory();
        await using var server = new ServerProcess(data, Split(arguments));
        // Without the certificate for developers that the SDK keeps there.
        server.Process.Environment["HOME"] = data.Path;

        await ShouldFailAsync(server, named);
    }

    [Fact]
    public async Task Also_means_a_file_of_settings_that_is_not_JSON()
    {
        using var data = new DataDirectory();
        var settings = Path.Combine(data.Path, "appsettings.json");
        await File.WriteAllTextAsync(settings, "{\n  \"MiniTwitter\": {\n    Storage\n  }\n}\n");
        await using var server = new ServerProcess(data, $"--contentRoot={data.Path}");

        await ShouldFailAsync(server, $"'{settings}'. Line 3:");
    }

    [Theory]
    [InlineData("mount -t tmpfs -o size=64k tmpfs", "database or disk is full")]
    [InlineData("mount -o ro -t tmpfs tmpfs", "Read-only file system")]
    public async Task Also_means_a_disk_that_takes_no_data(string mount, string cause)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && await MayMountAsync(), "A mount namespace is needed.");
        using var data = new DataDirectory();
        await using var server = new ServerProcess(data);
        server.Process.Through = ["unshare", "-rm", "sh", "-c", $"{mount} '{data.Path}' && exec \"$@\"", "sh"];

        (await ShouldFailAsync(server, cause)).ShouldContain("MiniTwitter:DataDirectory");
    }

    [Theory]
    [InlineData("Timeout=1", null, "ConnectionStrings:MiniTwitter")]
    [InlineData("Password=guessed", "28P01", "password authentication failed")]
    public async Task Also_means_a_PostgreSQL_server_that_lets_nobody_in(string login, string? refusal, string cause)
    {
        await using var server = new RefusingPostgres(refusal, cause);
        using var data = new DataDirectory();
        await using var program = new ServerProcess(
            data, "--MiniTwitter:Storage=Postgres", $"--ConnectionStrings:MiniTwitter={server.ConnectionString};{login}");

        var line = await ShouldFailAsync(program, cause);

        line.ShouldContain("ConnectionStrings:MiniTwitter");
        line.ShouldNotContain("guessed");
    }

    [Fact]
    public async Task Also_means_data_that_a_newer_release_has_upgraded()
    {
        using var data = new DataDirectory();
        await using (var file = new SqliteConnection($"Data Source={Path.Combine(data.Path, "tweets.db")};Pooling=False"))
        {
            await file.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = file.CreateCommand();
            command.CommandText = """
                CREATE TABLE SchemaVersions (SchemaVersionID INTEGER PRIMARY KEY, ScriptName TEXT NOT NULL, Applied DATETIME NOT NULL);
                INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('MiniTwitter.Storage.Migrations.Sqlite.Tweets.9999-later.sql', '2030-01-01');
                """;
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var server = new ServerProcess(data);

        await ShouldFailAsync(server, "newer release (9999-later.sql)");
    }

    [Theory]
    [InlineData("signing.key", 0, "signing.key")]
    [InlineData("signing.key", 5, "signing.key")]
    [InlineData("signing.key", -1, "signing.key")]
    [InlineData("tweets.db", 9_000, "DataDirectory")]
    [InlineData("cluster.db", 9_000, "tweets.db")]
    [InlineData("tweets.db", -1, "tweets.db")]
    public async Task Means_files_that_cannot_be_used(string file, int length, string named)
    {
        using var data = new DataDirectory();
        var path = Path.Combine(data.Path, file);
        // A folder stands for what can't be read: the tests may run as root, who reads everything else.
        if (length < 0)
            Directory.CreateDirectory(path);
        else
            await File.WriteAllBytesAsync(path, [.. Enumerable.Repeat((byte)'x', length)]);
        await using var server = new ServerProcess(data);

        await ShouldFailAsync(server, named);
    }

    [Theory]
    [InlineData("--help", "--MiniTwitter:DataDirectory")]
    [InlineData("--version", "MiniTwitter ")]
    public async Task Is_not_to_ask_for_help_or_the_version(string argument, string said)
    {
        using var data = new DataDirectory();
        await using var server = new ServerProcess(data, argument);

        (await server.RunToTheEndAsync()).ShouldBe(0);

        string.Join('\n', server.Process.Output).ShouldContain(said);
        Directory.EnumerateFileSystemEntries(data.Path).ShouldBeEmpty();
    }

    // Before each argument but the first there is a space.
    private static string[] Split(string arguments) =>
        [.. arguments.Split(" --").Select((argument, index) => index == 0 ? argument : $"--{argument}")];

    [Fact]
    public async Task Also_means_a_port_that_somebody_else_listens_on()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://{taken.LocalEndpoint}";
        using var data = new DataDirectory();
        await using var server = new ServerProcess(data, $"--urls={address}");

        await ShouldFailAsync(server, address);
    }

    private static async Task<string> ShouldFailAsync(ServerProcess server, string named)
    {
        (await server.RunToTheEndAsync()).ShouldBe(1, server.Process.Log);

        var line = server.Errors.ShouldHaveSingleItem();
        line.ShouldContain(named);
        line.ShouldNotContain("Exception");
        server.Process.Output.ShouldNotContain(said => said.Contains("   at ", StringComparison.Ordinal));
        return line;
    }

    private static async Task<bool> MayMountAsync()
    {
        using var process = Process.Start("unshare", ["-rm", "true"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }
}
