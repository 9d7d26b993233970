using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using MiniTwitter.Servers;
using Npgsql;

namespace MiniTwitter.Yardsticks;

/// <summary>
/// PostgreSQL's own generator of load: 16 connections that insert a row each at a time, prepared, each in a transaction of its
/// own. The table has no more than a key, so that no program that makes a tweet durable has less to do.
/// </summary>
internal sealed partial class PgBench
{
    private const int Clients = 16;

    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly string _script;

    private PgBench(NpgsqlConnectionStringBuilder server, string script) => (_server, _script) = (server, script);

    /// <param name="connection">Of the server.</param>
    /// <param name="directory">For the script.</param>
    /// <param name="text">Of every row.</param>
    /// <param name="cancellation">Ends the preparation.</param>
    public static async Task<PgBench> PrepareAsync(string connection, DataDirectory directory, string text, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var create = source.CreateCommand("CREATE TABLE yardstick (id bigserial PRIMARY KEY, author bigint NOT NULL, text text NOT NULL)");
        await create.ExecuteNonQueryAsync(cancellation);
        var script = directory.FileOf("yardstick.sql");
        await File.WriteAllTextAsync(script, $"\\set author random(1, 1000000)\nINSERT INTO yardstick (author, text) VALUES (:author, '{text}');\n", cancellation);
        return new PgBench(new NpgsqlConnectionStringBuilder(connection), script);
    }

    /// <summary>Rows per second.</summary>
    public async Task<double> RunAsync(TimeSpan time)
    {
        string[] arguments =
        [
            "--host", _server.Host!, "--port", Invariant(_server.Port), "--username", _server.Username!, "--no-vacuum", "--protocol", "prepared",
            "--client", Invariant(Clients), "--time", Invariant((int)time.TotalSeconds), "--file", _script, _server.Database!,
        ];
        var start = new ProcessStartInfo("pgbench", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGOPTIONS"] = "-c synchronous_commit=on";
        using var pgbench = Process.Start(start)!;
        var complained = pgbench.StandardError.ReadToEndAsync();
        var said = await pgbench.StandardOutput.ReadToEndAsync();
        await pgbench.WaitForExitAsync();
        return pgbench.ExitCode == 0 && Tps().Match(said) is { Success: true } tps
            ? double.Parse(tps.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench has failed: {said}{await complained}");
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^tps = ([0-9.]+)", RegexOptions.Multiline)]
    private static partial Regex Tps();
}
