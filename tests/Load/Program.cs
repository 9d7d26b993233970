using MiniTwitter;
using MiniTwitter.Attack;
using MiniTwitter.Chaos;
using MiniTwitter.Clusters;
using MiniTwitter.Demo;
using MiniTwitter.Kills;
using MiniTwitter.Traffic;
using Spectre.Console.Cli;

using var interruption = new Interruption();

var app = new CommandApp();
app.Configure(configuration =>
{
    configuration.SetApplicationName("load");
    configuration.AddCommand<DemoCommand>("demo")
        .WithDescription("Lets a social graph post while clients listen, and compares every timeline with the truth.");
    configuration.AddCommand<KillsCommand>("kills")
        .WithDescription("Kills one server with kill -9 while it is being written to, and counts what is lost or doubled.");
    configuration.AddCommand<ChaosCommand>("chaos")
        .WithDescription("Kills, freezes, restarts and cuts off the processes of a cluster while it is used, and counts what is lost, doubled or out of place.");
    configuration.AddCommand<AttackCommand>("attack")
        .WithDescription("Attacks a server of its own with malformed requests and floods, and says what it did that it must not do.");
    configuration.AddCommand<LoadCommand>("load")
        .WithDescription("Sends requests at a rate that does not depend on the answers, and shows the percentiles of their latencies.");
    configuration.AddCommand<ClusterCommand>("cluster")
        .WithDescription("Runs silos and web nodes on this machine and shows each in a line. What follows -- is passed on to all of them.");
});
return await app.RunAsync(args, interruption.Token);
