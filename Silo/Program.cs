using MiniTwitter;

return await MiniTwitterHost.RunAsync(args, SiloHost.Build);
