using MiniTwitter.Storage;

namespace MiniTwitter.Streams;

/// <summary>
/// The first silo of a cluster deletes the publishers and subscribers that earlier silos have left in the database. Each silo subscribes
/// anew when it starts. Without this, Orleans calls those who are gone, or a live cluster whose backup was restored.
/// </summary>
internal sealed class FormerStreams(Database database) : ILifecycleParticipant<ISiloLifecycle>
{
    // Of this silo there is no row yet.
    private const string Delete = """
        DELETE FROM OrleansStorage
        WHERE GrainTypeString = @subscriptions AND NOT EXISTS (SELECT 1 FROM OrleansMembershipTable WHERE Status <> @dead)
        """;

    public void Participate(ISiloLifecycle lifecycle) =>
        // Before this silo joins the cluster.
        lifecycle.Subscribe(nameof(FormerStreams), ServiceLifecycleStage.RuntimeInitialize, DeleteAsync);

    private async Task DeleteAsync(CancellationToken cancel)
    {
        await using var connection = await database.ClusterSource.OpenConnectionAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = Delete;
        Add("subscriptions", StorageNames.Subscriptions);
        Add("dead", (int)SiloStatus.Dead);
        await command.ExecuteNonQueryAsync(cancel);

        void Add(string name, object value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }
}
