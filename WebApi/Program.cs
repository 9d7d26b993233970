using MiniTwitter;
using MiniTwitter.Auth;
using MiniTwitter.Connections;
using MiniTwitter.Json;
using MiniTwitter.Limits;
using MiniTwitter.Live;
using MiniTwitter.Notifications;
using MiniTwitter.OpenApi;
using MiniTwitter.Operations;
using MiniTwitter.Pages;
using MiniTwitter.Problems;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

return await MiniTwitterHost.RunAsync(args, settings =>
{
    var builder = WebApplication.CreateBuilder(
        new WebApplicationOptions { Args = settings, ContentRootPath = ProgramFolder.ContentRoot(settings) });
    builder.AddEdge();
    builder.AddConnectionLimits();
    builder.AddCompressedAnswers();
    builder.AddMiniTwitter();
    builder.AddApiJson();
    builder.AddProblems();
    builder.AddSignIn();
    builder.AddLimits();
    builder.AddLive();
    builder.AddApiDescription();
    builder.AddOperations();

    var app = builder.Build();
    app.UseEdge();
    app.UseProblems();
    app.UseConnectionLimits();
    app.UseAddressLimits();
    app.UseManagement();
    app.UseJsonCharset();
    app.UsePages();
    app.UseDashboardAccess();
    app.UseSameOrigin();
    app.UseHeadAsGet();
    app.UseCompressedAnswers();
    app.UseRouting();
    app.UseSignIn();
    app.UseLimits();
    app.UseLive();

    var api = app.MapGroup("/api").WithApiDefaults();
    api.MapAuth();
    api.MapSessions();
    api.MapMe();
    api.MapUsers();
    api.MapFollows();
    api.MapHiding();
    api.MapTweets();
    api.MapMarks();
    api.MapNotifications();
    api.MapTimelines();
    api.MapHashtags();
    api.MapSearch();
    api.MapLiveTickets();
    api.MapInstance();
    app.MapTimelineHub();
    app.MapOperations();
    return app;
});
