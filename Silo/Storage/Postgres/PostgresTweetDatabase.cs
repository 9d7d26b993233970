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
            return await TryAppendUnseenAsync(connection, partition, firstSeq, entries) ?? await AppendAsync(connection, partition, firstSeq, entries);
        });

    public Task<int> ExecuteAsync(string sql, params object?[] values) => TranslatedAsync(async () =>
    {
        await using var connection = await source.OpenConnectionAsync();
        return await new PostgresSession(connection).ExecuteAsync(sql, values);
    });

    private static async Task<ImmutableArray<AppendResult>> AppendAsync(
        NpgsqlConnection connection, LogPartition partition, long firstSeq, ImmutableArray<LogEntry> entries)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        var plan = AppendPlan.Make(partition, firstSeq, entries, await PostgresAppend.ReadFactsAsync(connection, partition, entries));
        if (plan.Log.Count > 0)
            await PostgresAppend.WriteAndCommitAsync(connection, plan);
        return plan.Results;
    }

    // Most batches find what one expects: the head where it was left, and no key that was used before. Of a batch for which nothing else has
    // to be known that is presumed. Where it is wrong, the database refuses the head or the key, and the batch begins anew. Null then.
    private static async Task<ImmutableArray<AppendResult>?> TryAppendUnseenAsync(
        NpgsqlConnection connection, LogPartition partition, long firstSeq, ImmutableArray<LogEntry> entries)
    {
        if (!entries.All(entry => entry.Command.IsPlainPost))
            return null;
        var plan = AppendPlan.Make(partition, firstSeq, entries, new AppendFacts { Head = firstSeq - 1 });
        await using var transaction = await connection.BeginTransactionAsync();
        try
        {
            await PostgresAppend.WriteAndCommitAsync(connection, plan);
            return plan.Results;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.NotNullViolation or PostgresErrorCodes.UniqueViolation)
        {
            return null;
        }
    }

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
