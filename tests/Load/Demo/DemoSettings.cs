using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace MiniTwitter.Demo;

internal sealed class DemoSettings : CommandSettings
{
    [CommandOption("--url <ADDRESS>")]
    [Description("A running server without rate limits. Without it, one is started on a fresh data directory.")]
    public Uri? Url { get; init; }

    [CommandOption("--graph <FILE>")]
    [Description("A friendship on each line: two numbers. Without it, the Reed98 graph if it is at hand, else a generated one.")]
    public string? Graph { get; init; }

    [CommandOption("--people <COUNT>")]
    [Description("Generate a graph of so many people.")]
    public int? People { get; init; }

    [CommandOption("--tweets <COUNT>")]
    [DefaultValue(5000)]
    public int Tweets { get; init; }

    [CommandOption("--listeners <COUNT>")]
    [Description("SignalR connections, each of another person.")]
    [DefaultValue(200)]
    public int Listeners { get; init; }

    [CommandOption("--writers <COUNT>")]
    [Description("Requests under way at a time.")]
    [DefaultValue(32)]
    public int Writers { get; init; }

    [CommandOption("--seed <NUMBER>")]
    [DefaultValue(42)]
    public int Seed { get; init; }

    public override ValidationResult Validate() =>
        Tweets < 1 || Listeners < 0 || Writers < 1 || People is < 2
            ? ValidationResult.Error("--tweets and --writers start at 1, --listeners at 0, --people at 2.")
            : Graph is not null && !File.Exists(Graph)
                ? ValidationResult.Error($"There is no file {Graph}.")
                : ValidationResult.Success();
}
