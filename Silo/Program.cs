using MiniTwitter;

return await MiniTwitterHost.RunAsync(() => SiloHost.Build(args));
