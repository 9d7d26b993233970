using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace MiniTwitter.Storage.Sqlite;

/// <summary>A connection with its prepared statements. Everything completes before it returns: SQLite is synchronous.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDatabaseSession, IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _statements = [];

    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    public List<T> Query<T>(string sql, Func<DbDataReader, T> map, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(map(reader));
        return rows;
    }

    public ValueTask<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> map, params object?[] values) =>
        new(Query(sql, map, values));

    public ValueTask ExecuteManyAsync(string sql, IReadOnlyCollection<object?[]> rows)
    {
        foreach (var row in rows)
            Execute(sql, row);
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_statements.TryGetValue(sql, out var statement))
            _statements[sql] = statement = Create(sql, values.Length);
        for (var i = 0; i < values.Length; i++)
            statement.Parameters[i].Value = ToSqlite(values[i]);
        return statement;
    }

    private static object ToSqlite(object? value) => value switch
    {
        null => DBNull.Value,
        long[] ids => $"[{string.Join(',', ids)}]",
        _ => value,
    };

    private SqliteCommand Create(string sql, int parameters)
    {
        var statement = connection.CreateCommand();
        statement.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
            statement.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        return statement;
    }
}
