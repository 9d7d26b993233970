namespace MiniTwitter.Storage.Sqlite;

internal sealed class SqliteDialect : ISqlDialect
{
    // A transaction that writes has the file to itself.
    public string ForUpdate => "";

    public string Ids(string parameter) => $"json_each({parameter}) AS ids";

    public string Id(string parameter) => parameter;

    public string IsOneOf(string value, string parameter) => $"{value} IN (SELECT value FROM json_each({parameter}))";

    public string SeqOfPartition(string parameter) => $"({parameter} ->> ((t.id >> 14) & 255))";

    public string PerAuthor(string columns, string condition, string order, string limit) =>
        $"""
        SELECT {columns} FROM json_each($1) AS ids JOIN tweets t ON t.id IN (
            SELECT t.id FROM tweets t WHERE t.author = ids.value AND {condition} ORDER BY {order} LIMIT {limit})
        """;
}
