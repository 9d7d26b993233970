using System.Collections.Immutable;
using System.Data;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using Npgsql;

namespace MiniTwitter.Storage.Postgres;

/// <summary>
/// The tweets in PostgreSQL. A batch is a transaction; PostgreSQL itself writes the transactions that commit at the same
/// time with one flush, so batches of several partitions need no common transaction.
/// </summary>
internal sealed class PostgresTweetDatabase(NpgsqlDataSource source) : ITweetDatabase
{
    public ISqlDialect Dialect { get; } = new PostgresDialect();

    public Task<T> ReadAsync<T>(Func<IDatabaseSession, ValueTask<T>> read, CancellationToken cancel) => TranslatedAsync(async () =>
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await read(new PostgresSession(connection));
    });

    public Task<T> ReadSnapshotAsync<T>(Func<IDatabaseSession, ValueTask<T>> read, CancellationToken cancel) => TranslatedAsync(async () =>
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var result = await read(new PostgresSession(connection));
        await transaction.CommitAsync(cancel);
        return result;
    });

    public Task<T> WriteAsync<T>(Func<IDatabaseSession, ValueTask<T>> write) => TranslatedAsync(async () =>
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var result = await write(new PostgresSession(connection));
        await transaction.CommitAsync();
        return result;
    });

    public Task<ImmutableArray<AppendResult>> AppendAsync(LogPartition partition, long firstSeq, ImmutableArray<LogEntry> entries) =>
        TranslatedAsync(async () =>
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var plan = AppendPlan.Make(partition, firstSeq, entries, await PostgresAppend.ReadFactsAsync(connection, partition, entries));
            if (plan.Log.Count > 0)
            {
                await PostgresAppend.WriteAsync(connection, plan);
                await transaction.CommitAsync();
            }

            return plan.Results;
        });

    public Task<int> ExecuteAsync(string sql, params object?[] values) => TranslatedAsync(async () =>
    {
        await using var connection = await source.OpenConnectionAsync();
        return await new PostgresSession(connection).ExecuteAsync(sql, values);
    });

    private static async Task<T> TranslatedAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception e) when (e is not (LogFencedException or OperationCanceledException))
        {
            throw StorageFaults.Translate(e);
        }
    }
}
