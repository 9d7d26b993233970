using System.ComponentModel;
using MiniTwitter.Servers;
using Spectre.Console;
using Spectre.Console.Cli;

namespace MiniTwitter.Clusters;

internal sealed class ClusterSettings : CommandSettings
{
    private const int LastPort = 65535;

    [CommandOption("--silos <COUNT>")]
    [DefaultValue(2)]
    public int Silos { get; init; }

    [CommandOption("--web <COUNT>")]
    [Description("Web nodes.")]
    [DefaultValue(2)]
    public int Web { get; init; }

    [CommandOption("--port <NUMBER>")]
    [Description("Of the first web node; the others take the next ones that are free.")]
    [DefaultValue(5001)]
    public int Port { get; init; }

    [CommandOption("--data <DIRECTORY>")]
    [Description("Where the data is; the same as ./dev up has by default. Logs are written into its folder logs.")]
    public string Data { get; init; } = Path.Combine(Repository.Root, "WebApi", "data");

    public override ValidationResult Validate() =>
        Silos < 1 || Web < 1 || Port is < 1 or > LastPort
            ? ValidationResult.Error("--silos and --web start at 1, --port is one of 1 to 65535.")
            : ValidationResult.Success();
}
