using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MiniTwitter.Servers;
using Spectre.Console.Cli;

namespace MiniTwitter.Yardsticks;

/// <summary>Kestrel and nothing else: answers every request with the same bytes. No server of pages on it can be faster.</summary>
internal sealed class BareServer : AsyncCommand<BareServer.Settings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        var page = await File.ReadAllBytesAsync(settings.File, cancellationToken);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(settings.Address);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        app.Run(async http =>
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = page.Length;
            await http.Response.Body.WriteAsync(page, http.RequestAborted);
        });
        await app.StartAsync(cancellationToken);
        Console.WriteLine(OwnServer.Listening);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    internal sealed class Settings : CommandSettings
    {
        [CommandArgument(0, "<address>")]
        public required string Address { get; init; }

        [CommandArgument(1, "<file>")]
        [Description("What to answer.")]
        public required string File { get; init; }
    }
}
