using MiniTwitter;
using MiniTwitter.HotPaths;
using MiniTwitter.Rival;
using MiniTwitter.Yardsticks;
using Spectre.Console.Cli;

using var interruption = new Interruption();

var app = new CommandApp();
app.Configure(configuration =>
{
    configuration.SetApplicationName("benchmarks");
    configuration.AddCommand<BenchCommand>("bench")
        .WithDescription("Measures every goal against its yardstick, in one run, and writes a report.");
    configuration.AddCommand<AllocationsCommand>("allocations")
        .WithDescription("Compares what the hot paths allocate with what is recorded.");
    configuration.AddCommand<BareServer>("bare").IsHidden()
        .WithDescription("A web server that answers everything with the bytes of a file: what the machine can do at all.");
    configuration.AddCommand<RivalServer>("rival").IsHidden()
        .WithDescription("The textbook design over Redis, for comparison.");
    configuration.AddCommand<RamSilo>("ram").IsHidden()
        .WithDescription("A silo whose grains call each other in memory: what Orleans can do at all.");
});
return await app.RunAsync(args, interruption.Token);
