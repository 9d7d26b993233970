using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using MiniTwitter.Stories.Client;

namespace MiniTwitter.Processes;

/// <summary>Who may connect to the ports of a cluster.</summary>
public sealed class ClusterTls : IDisposable
{
    private const string Refused = "it showed no certificate of this cluster";
    private readonly DataDirectory _data = new();
    private readonly DataDirectory _foreign = new();

    [Fact]
    public async Task A_lone_process_opens_no_gateway()
    {
        await using var lone = new ServerProcess(_data);
        await lone.InitializeAsync();

        (await QueryAsync("SELECT max(ProxyPort) FROM OrleansMembershipTable")).ShouldBe(0);
        // The port for other silos is there, for ./dev silo, and refuses strangers.
        var port = (int)await QueryAsync("SELECT max(Port) FROM OrleansMembershipTable");
        (await AnswerToPlainTextAsync(port)).ShouldBe(0);
    }

    [Fact]
    public async Task A_silo_serves_web_nodes_of_its_cluster_and_refuses_clients_without_its_certificate()
    {
        var gateway = FreePort();
        await using var silo = new SiloProcess(Arguments(_data, $"--MiniTwitter:GatewayPort={gateway}"));
        await silo.StartAsync();
        await using var node = new ServerProcess(Arguments(_data, "--MiniTwitter:Role=Web"));
        await node.InitializeAsync();

        // Plain TCP, as an Orleans client without TLS speaks.
        (await AnswerToPlainTextAsync(gateway)).ShouldBe(0);
        // TLS without a certificate.
        await Should.ThrowAsync<Exception>(() => SpeakTlsAsync(gateway));

        await silo.Process.ReadUntilAsync(line => line.Contains(Refused, StringComparison.Ordinal) ? line : null, "refuses");
        (await new Visitor(node.Address).GetAsync("/health/ready")).ShouldBe(OK);
    }

    [Fact]
    public async Task Strangers_do_not_fill_the_log()
    {
        await using var lone = new ServerProcess(_data);
        await lone.InitializeAsync();
        var port = (int)await QueryAsync("SELECT max(Port) FROM OrleansMembershipTable");

        for (var stranger = 0; stranger < 80; stranger++)
            (await AnswerToPlainTextAsync(port)).ShouldBe(0);
        // By its end all lines are written.
        await lone.Process.SignalAsync("TERM");
        await lone.Process.ExitAsync();

        lone.Process.Output.Count(line => line.Contains(Refused, StringComparison.Ordinal)).ShouldBe(60);
    }

    [Fact]
    public async Task A_web_node_with_a_certificate_of_another_authority_is_refused()
    {
        await using var silo = new SiloProcess(Arguments(_data));
        await silo.StartAsync();
        // The same database and cluster id; only the certificate is another.
        await using (var other = new SiloProcess(Arguments(_foreign)))
            await other.StartAsync();
        var pem = Path.Combine(_foreign.Path, "cluster-tls.pem");
        await using var node = new ChildProcess("MiniTwitter.WebApi", ["--urls=http://127.0.0.1:0", .. Arguments(_data, "--MiniTwitter:Role=Web",
            $"--MiniTwitter:ClusterTls:Certificate={pem}", $"--MiniTwitter:ClusterTls:Key={pem}", $"--MiniTwitter:ClusterTls:Authority={pem}")]);

        node.Start();

        await node.ReadUntilAsync(line => line.Contains("its certificate isn't of this cluster", StringComparison.Ordinal) ? line : null, "is refused");
        await silo.Process.ReadUntilAsync(line => line.Contains(Refused, StringComparison.Ordinal) ? line : null, "refuses");
        node.Output.ShouldNotContain(line => line.Contains("Now listening", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_are_closed_to_other_users_though_the_directory_was_open()
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await File.WriteAllTextAsync(Path.Combine(_data.Path, "old.key"), "");
        File.SetUnixFileMode(_data.Path, owner | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        await using var lone = new ServerProcess(_data);
        await lone.InitializeAsync();

        File.GetUnixFileMode(_data.Path).ShouldBe(owner | UnixFileMode.UserExecute);
        Directory.GetFiles(_data.Path).Where(file => !OperatingSystem.IsWindows() && File.GetUnixFileMode(file) != owner).ShouldBeEmpty();
        lone.Process.Output.Count(line => line.Contains("could be read by other users", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_process_with_another_cluster_id_is_refused_by_the_database()
    {
        await using var lone = new ServerProcess(_data);
        await lone.InitializeAsync();
        await using var other = new ServerProcess(_data, "--MiniTwitter:ClusterId=other");

        (await other.RunToTheEndAsync()).ShouldBe(1);

        other.Errors.ShouldHaveSingleItem().ShouldContain("MiniTwitter:ClusterId");
    }

    public void Dispose()
    {
        _data.Dispose();
        _foreign.Dispose();
    }

    private static string[] Arguments(DataDirectory data, params string[] more) => [$"--MiniTwitter:DataDirectory={data.Path}", .. more];

    private async Task<long> QueryAsync(string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_data.Path, "cluster.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync() ?? 0L);
    }

    // Bytes that a stranger gets before the connection ends.
    private static async Task<int> AnswerToPlainTextAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await client.GetStream().WriteAsync(new byte[64]);
        try
        {
            // An alert of TLS is no answer.
            var bytes = new byte[256];
            var count = await client.GetStream().ReadAsync(bytes);
            return count > 0 && bytes[0] == 21 ? 0 : count;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static async Task SpeakTlsAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await using var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "minitwitter",
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null,
        });
        // With TLS 1.3 a client hears of it with its first read.
        await tls.WriteAsync(new byte[64]);
        if (await tls.ReadAsync(new byte[64]) == 0)
            throw new AuthenticationException("The connection ended.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
