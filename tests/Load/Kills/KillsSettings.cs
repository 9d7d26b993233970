using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace MiniTwitter.Kills;

internal sealed class KillsSettings : CommandSettings
{
    [CommandOption("--rounds <COUNT>")]
    [Description("How often the server is killed while it is being written to.")]
    [DefaultValue(20)]
    public int Rounds { get; init; }

    [CommandOption("--writers <COUNT>")]
    [Description("People who write at the same time, each one act after the other.")]
    [DefaultValue(16)]
    public int Writers { get; init; }

    [CommandOption("--readers <COUNT>")]
    [Description("People who follow every writer and catch up after every kill.")]
    [DefaultValue(4)]
    public int Readers { get; init; }

    [CommandOption("--seed <NUMBER>")]
    [DefaultValue(42)]
    public int Seed { get; init; }

    public override ValidationResult Validate() =>
        Rounds < 1 || Writers < 2 || Readers < 0
            ? ValidationResult.Error("--rounds starts at 1, --writers at 2, --readers at 0.")
            : ValidationResult.Success();
}
