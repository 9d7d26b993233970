using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace MiniTwitter.Storage;

/// <summary>Tells a database that did not answer from a change that it refused.</summary>
internal static class StorageFaults
{
    /// <summary>
    /// Busy, locked, full, I/O, connection and timeout faults as <see cref="StorageUnavailableException"/>; a broken
    /// constraint as <see cref="InvalidOperationException"/>, since trying again cannot help; everything else as it is.
    /// </summary>
    public static Exception Translate(Exception fault) => fault switch
    {
        StorageUnavailableException => fault,
        _ when IsConstraint(fault) => new InvalidOperationException("The change breaks a constraint of the database.", fault),
        DbException or TimeoutException or IOException or UnauthorizedAccessException or ObjectDisposedException =>
            new StorageUnavailableException("The database did not answer.", fault),
        _ => fault,
    };

    public static bool IsConstraint(Exception fault) =>
        fault is SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT }
        || (fault is PostgresException postgres && postgres.SqlState.StartsWith("23", StringComparison.Ordinal));
}
