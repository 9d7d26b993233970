using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using MiniTwitter.Tweets;

namespace MiniTwitter.Fanout;

/// <summary>Takes the database away from all silos, and gives it back.</summary>
public sealed class StoreSwitch
{
    /// <summary>While true, every call to the store fails as a database that is away does.</summary>
    public bool IsAway { get; set; }

    /// <summary>Puts the switch before the registered store.</summary>
    public void Guard(IServiceCollection services)
    {
        var registered = services.Last(service => service.ServiceType == typeof(ITweetStore));
        services.Remove(registered);
        services.AddSingleton(provider =>
        {
            var proxy = DispatchProxy.Create<ITweetStore, Proxy>();
            ((Proxy)(object)proxy).Switch = this;
            ((Proxy)(object)proxy).Store = (ITweetStore)(registered.ImplementationFactory?.Invoke(provider)
                ?? registered.ImplementationInstance
                ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!));
            return proxy;
        });
    }

    private class Proxy : DispatchProxy
    {
        public StoreSwitch Switch { get; set; } = null!;

        public ITweetStore Store { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            Switch.IsAway
                ? throw new StorageUnavailableException("The test took the database away.")
                : targetMethod!.Invoke(Store, args);
    }
}
