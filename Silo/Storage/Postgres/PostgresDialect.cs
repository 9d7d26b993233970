namespace MiniTwitter.Storage.Postgres;

internal sealed class PostgresDialect : ISqlDialect
{
    public string ForUpdate => "FOR UPDATE";

    public string Ids(string parameter) => $"unnest({parameter}::bigint[]) AS ids (value)";

    public string Id(string parameter) => $"{parameter}::bigint";

    public string IsOneOf(string value, string parameter) => $"{value} = ANY ({parameter}::bigint[])";

    public string SeqOfPartition(string parameter) => $"({parameter}::bigint[])[((t.id >> 14) & 255) + 1]";

    public string PerAuthor(string columns, string condition, string order, string limit) =>
        $"""
        SELECT {columns} FROM unnest($1::bigint[]) AS ids (value) CROSS JOIN LATERAL (
            SELECT * FROM tweets t WHERE t.author = ids.value AND {condition} ORDER BY {order} LIMIT {limit}) AS t
        """;
}
