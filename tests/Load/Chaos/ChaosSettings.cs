using System.ComponentModel;
using MiniTwitter.Chaos.Disturbances;
using MiniTwitter.Checking;
using Spectre.Console;
using Spectre.Console.Cli;

namespace MiniTwitter.Chaos;

internal sealed class ChaosSettings : CommandSettings
{
    [CommandOption("--minutes <MINUTES>")]
    [Description("How long people write while things go wrong; longer if each kind of fault has not come once by then.")]
    [DefaultValue(15.0)]
    public double Minutes { get; init; }

    [CommandOption("--silos <COUNT>")]
    [DefaultValue(3)]
    public int Silos { get; init; }

    [CommandOption("--web <COUNT>")]
    [Description("Web nodes.")]
    [DefaultValue(2)]
    public int Web { get; init; }

    [CommandOption("--postgres")]
    [Description("Over a PostgreSQL server of its own, which is crashed as well. Without it: over SQLite files.")]
    public bool Postgres { get; init; }

    [CommandOption("--seed <NUMBER>")]
    [DefaultValue(42)]
    public int Seed { get; init; }

    [CommandOption("--people <COUNT>")]
    [Description("Of six people one listens, one probes and four write. Half as many more sleep.")]
    [DefaultValue(60)]
    public int People { get; init; }

    [CommandOption("--connections <COUNT>")]
    [Description("Live connections of those who listen, at most 20 for each.")]
    [DefaultValue(200)]
    public int Connections { get; init; }

    [CommandOption("--rate <COUNT>")]
    [Description("Acts a second, of all writers together, at most.")]
    [DefaultValue(40)]
    public int Rate { get; init; }

    [CommandOption("--only <TEXT>")]
    [Description("Only faults whose names contain this, to look into them.")]
    public string Only { get; init; } = "";

    [CommandOption("--keep")]
    [Description("Keep logs, operations and data even if nothing is wrong.")]
    public bool Keep { get; init; }

    [CommandOption("--report <DIRECTORY>")]
    [Description("Where to write chaos-sqlite.md or chaos-postgres.md, with a picture of the same name.")]
    public string? Report { get; init; }

    [CommandOption("--plant <FAULT>")]
    [Description("Tests the checker: makes one delivery in 10,000 go wrong on its way to it: drop, duplicate or delay.")]
    public PlantedFault Plant { get; init; }

    /// <summary>The faults to come.</summary>
    public IReadOnlyList<Disturbance> Disturbances =>
        [.. Disturbance.All(Postgres).Where(disturbance => disturbance.Kind.Contains(Only, StringComparison.OrdinalIgnoreCase))];

    public string Database => Postgres ? "PostgreSQL" : "SQLite";

    public int Probing => People / 6;

    public int Listening => People / 6;

    public int Writing => People - Probing - Listening;

    /// <summary>Those who only follow, and do nothing while the run lasts.</summary>
    public int Sleeping => People / 2;

    public override ValidationResult Validate() => Disturbances.Count == 0
        ? ValidationResult.Error($"--only: there is no fault whose name contains '{Only}'.")
        : Minutes <= 0 || Silos < 2 || Web < 2 || People < 12 || Rate < 1 || Connections < 0
            ? ValidationResult.Error("--minutes and --rate are positive; --silos and --web start at 2, --people at 12.")
            : ValidationResult.Success();
}
