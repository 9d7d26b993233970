using System.ComponentModel;
using MiniTwitter.Graphs;
using MiniTwitter.Servers;
using Spectre.Console;
using Spectre.Console.Cli;

namespace MiniTwitter.Traffic;

internal sealed class LoadSettings : CommandSettings
{
    // The marks of tweets have no room for more.
    private const int MostSeconds = 7200;

    [CommandOption("--url <ADDRESS>")]
    [Description("A running server without rate limits, whose people don't matter. Without it, one is started on a fresh data directory.")]
    public Uri? Url { get; init; }

    [CommandOption("--mix <NAME>")]
    [Description("A: 60 % home, 30 % somebody's tweets, 10 % posts. B: 98 % home, 2 % posts, some writing more than others. C: 50 % home, 30 % posts, 15 % follows, 5 % registrations.")]
    [DefaultValue("A")]
    public string MixName { get; init; } = "A";

    [CommandOption("--users <COUNT>")]
    [Description("Who follow each other and are registered first, which takes the server some 40 ms of a processor for each.")]
    [DefaultValue(1000)]
    public int Users { get; init; }

    [CommandOption("--rate <COUNT>")]
    [Description("Requests a second, on average.")]
    [DefaultValue(500.0)]
    public double Rate { get; init; }

    [CommandOption("--seconds <SECONDS>")]
    [DefaultValue(60.0)]
    public double Seconds { get; init; }

    [CommandOption("--warmup <SECONDS>")]
    [Description("Before them, not measured.")]
    [DefaultValue(10.0)]
    public double WarmUp { get; init; }

    [CommandOption("--listeners <COUNT>")]
    [Description("SignalR connections, each of another person.")]
    [DefaultValue(50)]
    public int Listeners { get; init; }

    [CommandOption("--tweets <COUNT>")]
    [Description("Of each person, before the run.")]
    [DefaultValue(20)]
    public int Tweets { get; init; }

    [CommandOption("--patience <SECONDS>")]
    [Description("What takes longer is an error. Every error counts as so long.")]
    [DefaultValue(10.0)]
    public double Patience { get; init; }

    [CommandOption("--in-flight <COUNT>")]
    [Description("One request more than so many at a time is not sent, and an error.")]
    [DefaultValue(10_000)]
    public int MostUnderWay { get; init; }

    [CommandOption("--seed <NUMBER>")]
    [DefaultValue(42)]
    public int Seed { get; init; }

    [CommandOption("--seed-only")]
    [Description("With --url: register and prepare the users, and stop. Without: write them into a fresh database, in bulk and without accounts, to start a server on.")]
    public bool SeedOnly { get; init; }

    [CommandOption("--data <DIRECTORY>")]
    [Description("Where --seed-only writes the database. artifacts/load/crowd if nothing is said.")]
    public string Data { get; init; } = Path.Combine(Repository.Root, "artifacts", "load", "crowd");

    [CommandOption("--json <FILE>")]
    [Description("Where to write the figures.")]
    public string? Json { get; init; }

    public Mix Mix => Traffic.Mix.Named(MixName)!;

    public OpenLoopLimits Limits => new(Rate, MostUnderWay, TimeSpan.FromSeconds(Patience));

    public override ValidationResult Validate() =>
        Traffic.Mix.Named(MixName) is null ? ValidationResult.Error("--mix is A, B or C.")
        : Users < FollowerGraph.FewestPeople ? ValidationResult.Error($"--users starts at {FollowerGraph.FewestPeople}.")
        : Rate <= 0 || Seconds <= 0 || Patience <= 0 || WarmUp < 0 || MostUnderWay < 1 || Listeners < 0 || Tweets < 0
            ? ValidationResult.Error("--rate, --seconds, --patience and --in-flight are positive; --warmup, --listeners and --tweets are not negative.")
        : Seconds + WarmUp > MostSeconds ? ValidationResult.Error($"--seconds and --warmup are at most {MostSeconds} together.")
        : SeedOnly && Url is null && Directory.Exists(Data) ? ValidationResult.Error($"{Data} is there already.")
        : ValidationResult.Success();
}
