using MiniTwitter;

return await MiniTwitterHost.RunAsync(() =>
{
    var builder = Host.CreateApplicationBuilder(args);
    builder.AddMiniTwitterSilo();
    return builder.Build();
});
