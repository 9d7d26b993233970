using System.Data.Common;
using Npgsql;

namespace MiniTwitter.Storage.Postgres;

/// <summary>A connection, in a transaction or not.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection) : IDatabaseSession
{
    public async ValueTask<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> map, params object?[] values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Add(command.Parameters, values);
        await using var reader = await command.ExecuteReaderAsync();
        return await ReadAsync(reader, map);
    }

    public async Task<int> ExecuteAsync(string sql, params object?[] values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Add(command.Parameters, values);
        return await command.ExecuteNonQueryAsync();
    }

    public async ValueTask ExecuteManyAsync(string sql, IReadOnlyCollection<object?[]> rows)
    {
        if (rows.Count == 0)
            return;
        await using var batch = new NpgsqlBatch(connection);
        foreach (var row in rows)
        {
            var command = new NpgsqlBatchCommand(sql);
            Add(command.Parameters, row);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>The rows of the reader's present result.</summary>
    public static async ValueTask<List<T>> ReadAsync<T>(DbDataReader reader, Func<DbDataReader, T> map)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(map(reader));
        return rows;
    }

    public static void Add(NpgsqlParameterCollection parameters, ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
            parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
    }
}
