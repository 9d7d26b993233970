using System.Data.Common;
using MiniTwitter.Storage;
using Orleans.Serialization;

namespace MiniTwitter.Accounts;

/// <summary>
/// The generated signing keys in PostgreSQL. Web nodes read them here, with the rights to the database that they need anyway.
/// </summary>
internal sealed class SigningKeyTable(Database database, Serializer serializer) : ISigningKeyStore
{
    // How often a change meets another one's before it gives up.
    private const int Attempts = 5;

    private const string Select = "SELECT ring FROM signing_keys";
    private const string Insert = "INSERT INTO signing_keys (id, ring) VALUES (1, @ring) ON CONFLICT DO NOTHING";

    // The row of the grain that kept the key in earlier releases. It shared its name with accounts, none of which has the number 0.
    private const string Earlier =
        "OrleansStorage WHERE GrainTypeString = 'state' AND GrainIdN0 = 0 AND GrainIdN1 = 0 AND GrainIdExtensionString = ''";
    private const string SelectEarlier = $"SELECT PayloadBinary FROM {Earlier}";

    // A key that leaked must not return with the release before.
    private const string Update = $"WITH forgotten AS (DELETE FROM {Earlier}) UPDATE signing_keys SET ring = @ring WHERE ring = @read";

    public Task<SigningKeyRing> ReadAsync(CancellationToken cancel) =>
        ConnectedAsync(async connection => SigningKeyRing.Parse(await ReadAsync(connection, cancel)), cancel);

    public Task<SigningKeyRing> ChangeAsync(Func<SigningKeyRing, SigningKeyRing> change, CancellationToken cancel) => ConnectedAsync(
        async connection =>
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var read = await ReadAsync(connection, cancel);
                var ring = change(SigningKeyRing.Parse(read));
                await using var update = Command(connection, Update, ("ring", ring.ToBytes()), ("read", read));
                if (await update.ExecuteNonQueryAsync(cancel) == 1)
                    return ring;
            }

            throw new StorageUnavailableException("Others keep changing the signing keys.");
        },
        cancel);

    private async Task<byte[]> ReadAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var select = Command(connection, Select);
        if (await select.ExecuteScalarAsync(cancel) is byte[] ring)
            return ring;
        var first = await FindEarlierAsync(connection, cancel) ?? SigningKeyRing.Create().ToBytes();
        await using var insert = Command(connection, Insert, ("ring", first));
        await insert.ExecuteNonQueryAsync(cancel);
        // Another process may have been first.
        return (byte[])(await select.ExecuteScalarAsync(cancel))!;
    }

    private async Task<byte[]?> FindEarlierAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var select = Command(connection, SelectEarlier);
        return await select.ExecuteScalarAsync(cancel) is byte[] state
            && serializer.Deserialize<SigningKeyState?>(state) is { Key: { Length: SigningKeyRing.SecretLength } key }
            ? key
            : null;
    }

    private async Task<T> ConnectedAsync<T>(Func<DbConnection, Task<T>> action, CancellationToken cancel)
    {
        try
        {
            await using var connection = await database.ClusterSource.OpenConnectionAsync(cancel);
            return await action(connection);
        }
        catch (Exception e) when (StorageFaults.Translate(e) is StorageUnavailableException and var fault && fault != e)
        {
            throw fault;
        }
    }

    private static DbCommand Command(DbConnection connection, string sql, params (string Name, byte[] Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

/// <summary>How earlier releases kept the key.</summary>
[GenerateSerializer, Immutable, Alias("mt.SigningKeyState")]
internal sealed record SigningKeyState
{
    [Id(0)]
    public byte[]? Key { get; init; }
}
