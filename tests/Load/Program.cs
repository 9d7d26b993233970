using MiniTwitter.Chaos;
using MiniTwitter.Demo;
using Spectre.Console.Cli;

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, interrupt) =>
{
    // Ends the orderly way, with the servers it has started.
    interrupt.Cancel = true;
    cancellation.Cancel();
};

var app = new CommandApp();
app.Configure(configuration =>
{
    configuration.SetApplicationName("load");
    configuration.AddCommand<DemoCommand>("demo")
        .WithDescription("Lets a social graph post while clients listen, and compares every timeline with the truth.");
    configuration.AddCommand<ChaosCommand>("chaos")
        .WithDescription("Kills the server with kill -9 while it is being written to, and counts what is lost or doubled.");
});
return await app.RunAsync(args, cancellation.Token);
