using Orleans.Dashboard;

namespace MiniTwitter.Operations;

/// <summary>What the Orleans dashboard collects. Where it is shown, and to whom, is the web node's to decide.</summary>
internal static class DashboardHosting
{
    public static ISiloBuilder AddDashboard(this ISiloBuilder silo, DashboardSettings settings) =>
        settings.Enabled ? silo.AddDashboard(Configure) : silo;

    public static IClientBuilder AddDashboard(this IClientBuilder client, DashboardSettings settings) =>
        settings.Enabled ? client.AddDashboard(Configure) : client;

    // Its live log would show what other processes' loggers say, unfiltered.
    private static void Configure(DashboardOptions dashboard) => dashboard.HideTrace = true;
}
