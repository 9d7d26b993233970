using System.Data.Common;
using System.Globalization;
using MiniTwitter.Storage;
using MiniTwitter.Stories.Client;
using Npgsql;

namespace MiniTwitter.Processes;

/// <summary>
/// Three silos and two web nodes over one database, each its own process, all started at once on nothing. A story that
/// ends some of them leaves it to the next one to start what is missing.
/// </summary>
public sealed class Cluster<TDatabase> : IAsyncLifetime
    where TDatabase : TestDatabase, new()
{
    private const int Silos = 3;
    private const int Nodes = 2;
    private const int NewcomersAtOnce = 8;

    private readonly TDatabase _database = new();
    private readonly List<SiloProcess> _silos = [];
    private readonly List<ServerProcess> _nodes = [];
    private readonly List<IAsyncDisposable> _ended = [];
    private readonly Lazy<DbDataSource> _source;

    public Cluster() => _source = new(() => _database.Open().ClusterSource);

    public TDatabase Database => _database;

    public IReadOnlyList<SiloProcess> RunningSilos => [.. _silos.Where(silo => silo.Process.IsRunning)];

    public IReadOnlyList<ServerProcess> RunningNodes => [.. _nodes.Where(node => node.Process.IsRunning)];

    public IReadOnlyList<ChildProcess> Processes => [.. RunningSilos.Select(silo => silo.Process), .. RunningNodes.Select(node => node.Process)];

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await StartMissingAsync();
    }

    /// <summary>Until there are as many as at the beginning, and every node answers.</summary>
    public async Task StartMissingAsync()
    {
        _ended.AddRange(_silos.Where(silo => !silo.Process.IsRunning));
        _silos.RemoveAll(silo => !silo.Process.IsRunning);
        _ended.AddRange(_nodes.Where(node => !node.Process.IsRunning));
        _nodes.RemoveAll(node => !node.Process.IsRunning);
        var starting = new List<Task>();
        while (_silos.Count < Silos)
        {
            _silos.Add(new SiloProcess([.. Arguments]));
            starting.Add(_silos[^1].StartAsync());
        }

        while (_nodes.Count < Nodes)
        {
            _nodes.Add(new ServerProcess(["--MiniTwitter:Role=Web", "--MiniTwitter:Metrics=true", .. Arguments]));
            starting.Add(_nodes[^1].InitializeAsync().AsTask());
        }

        await Task.WhenAll(starting);
    }

    /// <summary>
    /// Until newcomers are served at once through every node, by whichever silo: what an earlier story broke mends itself
    /// meanwhile, with answers that tell to try again.
    /// </summary>
    public Task ShouldServeAsync() => Eventually.ShouldBeTrueAsync(
        async () =>
        {
            var newcomers = RunningNodes.SelectMany(node => Enumerable.Range(0, NewcomersAtOnce).Select(_ => Person.TryRegisterAsync(node.Address)));
            return (await Task.WhenAll(newcomers)).All(answer => answer.Status == Created);
        },
        "newcomers are served through every node");

    /// <summary>As the membership table sees it.</summary>
    public Task ShouldHaveActiveSilosAsync(int count) => Eventually.ShouldBeTrueAsync(
        async () => await CountAsync($"SELECT COUNT(*) FROM OrleansMembershipTable WHERE Status = {(int)SiloStatus.Active}") == count, $"{count} silos are active");

    /// <summary>What a query on the database of Orleans' tables answers.</summary>
    public async Task<int> CountAsync(string sql)
    {
        // An earlier story may have ended the connections that are kept.
        (_source.Value as NpgsqlDataSource)?.Clear();
        await using var connection = await _source.Value.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Some silo writes this to its log.</summary>
    public Task ShouldSayAsync(string line) => Eventually.ShouldBeTrueAsync(
        () => Task.FromResult(_silos.Any(silo => silo.Process.Output.Any(said => said.Contains(line, StringComparison.Ordinal)))), line);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in (IAsyncDisposable[])[.. _nodes, .. _silos, .. _ended])
            await process.DisposeAsync();
        await _database.DisposeAsync();
    }

    private IEnumerable<string> Arguments =>
        [.. _database.Settings.Select(setting => $"--{setting.Key}={setting.Value}"), "--MiniTwitter:RateLimits:Enabled=false", "--Logging:LogLevel:MiniTwitter.Users=Debug",
            "--Logging:Console:FormatterName=simple", "--Logging:Console:FormatterOptions:TimestampFormat=HH:mm:ss.fff "];
}
