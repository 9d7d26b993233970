using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace MiniTwitter.Stories.Operations;

/// <summary>What an operator sees of a single request where telemetry is exported.</summary>
public class Tracing(Tracing.TracedApp app) : IClassFixture<Tracing.TracedApp>
{
    [Fact]
    public async Task Follows_a_post_from_the_request_to_the_log_the_feed_and_the_push()
    {
        var (author, follower) = (await app.RegisterAsync(), await app.RegisterAsync());
        await follower.FollowAsync(author);
        await using var live = await LiveConnection.OpenAsync(follower);

        var trace = await PostAsync(author, sampled: true);

        await live.NextAsync();
        string[] path = ["POST /api/tweets/", "IUserGrain/PostAsync", "ITweetLogGrain/AppendAsync", "log commit", "feed apply", "live push"];
        await Eventually.ShouldBeTrueAsync(
            () => Task.FromResult(path.All(name => app.Spans(trace).Any(span => span.DisplayName == name))),
            $"the trace has {string.Join(", ", path)}; it has {string.Join(", ", app.Spans(trace).Select(span => span.DisplayName))}");
        var append = app.Spans(trace).Last(span => span.DisplayName == "ITweetLogGrain/AppendAsync" && span.Kind == ActivityKind.Server);
        app.Spans(trace).Single(span => span.DisplayName == "log commit").ParentSpanId.ShouldBe(append.SpanId);
        app.Spans(trace).Single(span => span.DisplayName == "feed apply").ParentSpanId.ShouldBe(append.SpanId);
    }

    [Fact]
    public async Task Leaves_out_a_post_that_is_not_sampled()
    {
        var (author, follower) = (await app.RegisterAsync(), await app.RegisterAsync());
        await follower.FollowAsync(author);
        await using var live = await LiveConnection.OpenAsync(follower);

        var trace = await PostAsync(author, sampled: false);

        await live.NextAsync();
        app.Spans(trace).ShouldBeEmpty();
    }

    [Fact]
    public async Task Links_a_commit_to_every_request_that_it_serves()
    {
        var author = await app.RegisterAsync();

        var traces = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => PostAsync(author, sampled: true)));

        foreach (var trace in traces)
        {
            await Eventually.ShouldBeTrueAsync(
                () => Task.FromResult(app.Commits.Any(commit => commit.TraceId == trace || commit.Links.Any(link => link.Context.TraceId == trace))),
                "a commit belongs to the trace or links to it");
        }
    }

    private static async Task<ActivityTraceId> PostAsync(Person author, bool sampled)
    {
        var trace = ActivityTraceId.CreateRandom();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/tweets") { Content = JsonContent.Create(new { text = "traced" }) };
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-{(sampled ? "01" : "00")}");
        (await author.SendAsync(request)).ShouldBe(Created);
        return trace;
    }

    public sealed class TracedApp : App
    {
        private readonly SpanLog _log = new();

        // Nobody listens there; the spans are read before they are sent.
        protected override IEnumerable<(string Key, string Value)> Settings => [.. base.Settings, ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")];

        public IEnumerable<Activity> Commits => _log.Ended.Where(span => span.DisplayName == "log commit");

        public IEnumerable<Activity> Spans(ActivityTraceId trace) => _log.Ended.Where(span => span.TraceId == trace);

        protected override void Configure(IWebHostBuilder builder) => builder.ConfigureServices(
            services => services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(_log)));

        protected override async ValueTask StopAsync()
        {
            await base.StopAsync();
            _log.Dispose();
        }
    }

    private sealed class SpanLog : BaseProcessor<Activity>
    {
        public ConcurrentQueue<Activity> Ended { get; } = [];

        public override void OnEnd(Activity data)
        {
            if (data.Recorded)
                Ended.Enqueue(data);
        }
    }
}
