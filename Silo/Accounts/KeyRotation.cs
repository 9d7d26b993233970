using Microsoft.Extensions.Options;
using MiniTwitter.Storage;

namespace MiniTwitter.Accounts;

/// <summary>The command <c>--rotate-signing-key</c>.</summary>
internal static class KeyRotation
{
    private const string Option = "--rotate-signing-key";
    private const string Now = "--now";

    public static bool IsAskedFor(string[] args) => args.Contains(Option);

    /// <summary>The settings among the arguments. To .NET's configuration an option without a value would swallow the next one.</summary>
    public static string[] WithoutOptions(string[] args) =>
        IsAskedFor(args) ? [.. args.Where(argument => argument is not (Option or Now))] : args;

    /// <summary>Adds a key, or with <c>--now</c> replaces all, and prints its id, never the key. Starts nothing.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken cancel)
    {
        var options = services.GetRequiredService<IOptions<MiniTwitterOptions>>().Value;
        if (options.SigningKey is not null)
        {
            throw new InvalidOperationException(
                $"{MiniTwitterOptions.Section}:{nameof(options.SigningKey)} is configured, so there is no key to rotate. "
                + "The runbook says how to change it.");
        }

        if (options.Storage is StorageKind.Postgres)
            await services.GetRequiredService<Database>().UpgradeAsync(cancel);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var isNow = args.Contains(Now);
        var ring = await services.GetRequiredService<ISigningKeyStore>().ChangeAsync(
            ring => isNow ? SigningKeyRing.Replaced(now) : ring.Rotated(now, options.Sessions.TokenLife), cancel);
        await Console.Out.WriteLineAsync(isNow
            ? $"Replaced all signing keys by {ring.NewestId}. Running processes use it within {SigningKeyRing.ReadEvery.TotalSeconds} seconds. "
                + "Everybody has to sign in again."
            : $"Added the signing key {ring.NewestId}. It signs from {now + SigningKeyRing.SignsAfter:u} on. "
                + "The keys before it verify until their tokens expire.");
        return 0;
    }
}
