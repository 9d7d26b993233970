using System.Globalization;

namespace MiniTwitter.Stories.Client;

public static class Ids
{
    /// <summary>Ids ascend with time.</summary>
    public static long Order(string id) => long.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture);
}
