using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace MiniTwitter.Attack;

internal sealed class AttackSettings : CommandSettings
{
    [CommandOption("--minutes <MINUTES>")]
    [Description("How long the server is attacked; a minute of rest comes after it.")]
    [DefaultValue(2.0)]
    public double Minutes { get; init; }

    [CommandOption("--seed <NUMBER>")]
    [DefaultValue(42)]
    public int Seed { get; init; }

    [CommandOption("--rate <COUNT>")]
    [Description("Malformed requests a second, at most; floods have rates of their own.")]
    [DefaultValue(800.0)]
    public double Rate { get; init; }

    [CommandOption("--owners <COUNT>")]
    [Description("People about whom requests are made, each with a stranger, a follower, and some who are blocked or muted.")]
    [DefaultValue(6)]
    public int Owners { get; init; }

    [CommandOption("--connections <COUNT>")]
    [Description("Connections that are opened and left open in one of the floods.")]
    [DefaultValue(3_000)]
    public int Connections { get; init; }

    [CommandOption("--postgres")]
    [Description("Over a PostgreSQL server of its own instead of SQLite files.")]
    public bool Postgres { get; init; }

    [CommandOption("--report <FILE>")]
    [Description("Where to write the report, in Markdown.")]
    public string? Report { get; init; }

    public override ValidationResult Validate() => Minutes <= 0 || Rate <= 0 || Owners < 1 || Connections < 0
        ? ValidationResult.Error("--minutes, --rate and --owners are positive, --connections is not negative.")
        : ValidationResult.Success();
}
