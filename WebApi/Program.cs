using MiniTwitter;

return await MiniTwitterHost.RunAsync(() =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddMiniTwitterSilo();
    return builder.Build();
});
