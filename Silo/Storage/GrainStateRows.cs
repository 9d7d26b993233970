namespace MiniTwitter.Storage;

/// <summary>
/// Decides under which name and key the database keeps the state of a grain. The provider leaves the type of the grain out of the
/// key, and reads a text that could be a hexadecimal number as that number: <c>cafe</c>, <c>0cafe</c> and user 51966 were one row.
/// </summary>
/// <remarks>
/// Accounts and handles share the name <c>state</c> with the release before, so that both can run side by side. They cannot
/// collide: the keys of accounts are numbers, those of handles that stay there are not.
/// </remarks>
internal static class GrainStateRows
{
    private const string Account = "mt.account";
    private const string Handle = "mt.handle";

    // Never part of a number.
    private const char TextMark = '@';

    /// <summary>The name and id to give to the provider.</summary>
    public static (string StateName, GrainId Grain) Of(string stateName, GrainId grain) => grain.Type.ToString() switch
    {
        Account => (stateName, grain),
        Handle when !IsNumber(grain) => (stateName, grain),
        var type => (type!, IsNumber(grain) ? GrainId.Create(grain.Type, $"{TextMark}{grain.Key}") : grain),
    };

    // What the provider asks, in its order: the two never disagree.
    private static bool IsNumber(GrainId grain) => grain.TryGetGuidKey(out _, out _) || grain.TryGetIntegerKey(out _, out _);
}
