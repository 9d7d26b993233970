using System.Data.Common;

namespace MiniTwitter.Storage;

/// <summary>One connection in use. Parameters are positional: <c>$1</c>, <c>$2</c>, … in both databases.</summary>
internal interface IDatabaseSession
{
    /// <summary>The rows, mapped. A value may be a list of ids (<c>long[]</c>), see <see cref="ISqlDialect.Ids"/>.</summary>
    ValueTask<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> map, params object?[] values);

    /// <summary>Runs a statement once for each of the rows, in one round trip.</summary>
    ValueTask ExecuteManyAsync(string sql, IReadOnlyCollection<object?[]> rows);
}
