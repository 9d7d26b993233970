namespace MiniTwitter.Clustering;

/// <summary>
/// Inside Kubernetes the silo is named after its pod, and silos whose pods are gone are declared dead at once. Needs the
/// variables and labels of <c>deploy/kubernetes/silo.yaml</c>, and leave to list and watch pods.
/// </summary>
internal static class KubernetesHosting
{
    // The first is set in every pod, the others only where our manifest sets them.
    private static readonly string[] Variables = ["KUBERNETES_SERVICE_HOST", "POD_NAME", "POD_NAMESPACE", "POD_IP"];

    public static ISiloBuilder AddKubernetes(this ISiloBuilder silo) =>
        Variables.All(variable => !string.IsNullOrEmpty(silo.Configuration[variable])) ? silo.UseKubernetesHosting() : silo;
}
