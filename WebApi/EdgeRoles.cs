using System.Reflection;

namespace MiniTwitter;

/// <summary>What the process hosts beside the web edge.</summary>
internal static class EdgeRoles
{
    /// <summary>Whether the build runs this program only to read its description of the API.</summary>
    public static bool IsDescribing => Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";

    public static void AddMiniTwitter(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.ReadMiniTwitter(builder.Environment).Role is HostRole.All)
            builder.AddMiniTwitterSilo();
        else
            builder.AddMiniTwitterClient();
    }
}
