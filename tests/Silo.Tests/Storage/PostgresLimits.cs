using MiniTwitter.Storage.Postgres;
using Npgsql;

namespace MiniTwitter.Storage;

/// <summary>How long PostgreSQL may take, and a silo that holds a row locked; and how many connections a process opens.</summary>
public sealed class PostgresLimits
{
    [Fact]
    public void Are_set_where_the_connection_string_names_none()
    {
        var settings = Complete("Host=db");

        settings.Timeout.ShouldBe(5);
        settings.CommandTimeout.ShouldBe(10);
        settings.MaxAutoPrepare.ShouldBe(64);
        settings.AutoPrepareMinUsages.ShouldBe(2);
        settings.MaxPoolSize.ShouldBe(8);
        settings.Options.ShouldBe("-c idle_in_transaction_session_timeout=3s");
    }

    [Fact]
    public void Are_those_of_the_connection_string_however_it_spells_them()
    {
        var settings = Complete("Host=db;Timeout=7;CommandTimeout=8;Max Auto Prepare=9;Auto Prepare Min Usages=3;MaxPoolSize=10;Options=-c geqo=off");

        settings.Timeout.ShouldBe(7);
        settings.CommandTimeout.ShouldBe(8);
        settings.MaxAutoPrepare.ShouldBe(9);
        settings.AutoPrepareMinUsages.ShouldBe(3);
        settings.MaxPoolSize.ShouldBe(10);
        settings.Options.ShouldBe("-c geqo=off");
    }

    private static NpgsqlConnectionStringBuilder Complete(string connectionString) => new(PostgresConnections.Complete(connectionString));
}
