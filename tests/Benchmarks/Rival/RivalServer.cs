using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MiniTwitter.Servers;
using Spectre.Console.Cli;
using StackExchange.Redis;

namespace MiniTwitter.Rival;

/// <summary>
/// What one would write without actors: a minimal API on Kestrel over Redis. It does only what is measured: no limits of rate,
/// no rules for texts, no edits, no pushes.
/// </summary>
internal sealed class RivalServer : AsyncCommand<RivalServer.Settings>
{
    private const int PageLength = 20;
    private const string Scheme = "Bearer ";

    private static readonly byte[] Start = "{\"items\":["u8.ToArray();
    private static readonly byte[] Between = ","u8.ToArray();

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        var people = new RivalPeople(settings.People, settings.Following);
        var persons = people.Tokens.Index().ToDictionary(token => Scheme + token.Item, token => token.Index);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(settings.Redis);
        var timelines = new RivalTimelines(redis.GetDatabase(), people, TimeProvider.System);

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(settings.Address);
        builder.Services.AddRouting();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        app.MapGet("/timeline", http => ForPersonAsync(http, person => ReadAsync(http, timelines, person)));
        app.MapPost("/tweets", http => ForPersonAsync(http, person => PostAsync(http, timelines, person)));
        await app.StartAsync(cancellationToken);
        Console.WriteLine(OwnServer.Listening);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;

        Task ForPersonAsync(HttpContext http, Func<int, Task> answer)
        {
            if (persons.TryGetValue(http.Request.Headers.Authorization.ToString(), out var person))
                return answer(person);
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }
    }

    private static async Task ReadAsync(HttpContext http, RivalTimelines timelines, int person)
    {
        var (ids, tweets) = await timelines.ReadAsync(person, PageLength);
        http.Response.ContentType = "application/json; charset=utf-8";
        var body = http.Response.BodyWriter;
        body.Write(Start);
        for (var at = 0; at < tweets.Length; at++)
        {
            if (at > 0)
                body.Write(Between);
            body.Write(((ReadOnlyMemory<byte>)tweets[at]).Span);
        }

        // Cursors, as on our pages.
        body.Write(Encoding.UTF8.GetBytes($"],\"before\":\"{ids.LastOrDefault()}\",\"after\":\"{ids.FirstOrDefault()}\"}}"));
        await body.FlushAsync(http.RequestAborted);
    }

    private static async Task PostAsync(HttpContext http, RivalTimelines timelines, int person)
    {
        var post = await http.Request.ReadFromJsonAsync<Post>(http.RequestAborted);
        var tweet = await timelines.PostAsync(person, post!.Text);
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.Body.WriteAsync(tweet, http.RequestAborted);
    }

    private sealed record Post(string Text);

    internal sealed class Settings : CommandSettings
    {
        [CommandArgument(0, "<address>")]
        public required string Address { get; init; }

        [CommandArgument(1, "<redis>")]
        public required string Redis { get; init; }

        [CommandArgument(2, "<people>")]
        public required int People { get; init; }

        [CommandArgument(3, "<following>")]
        public required int Following { get; init; }
    }
}
