using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace MiniTwitter;

/// <summary>Binds <see cref="MiniTwitterOptions"/> and refuses unknown keys and bad values, each in a sentence.</summary>
public static class MiniTwitterConfiguration
{
    /// <summary>Name of the connection string.</summary>
    public const string ConnectionStringName = "MiniTwitter";

    extension(IConfiguration configuration)
    {
        /// <summary>The options, for decisions that must be taken before the host is built.</summary>
        /// <exception cref="OptionsValidationException">A key is unknown or a value is bad.</exception>
        public MiniTwitterOptions ReadMiniTwitter(IHostEnvironment environment)
        {
            var options = new MiniTwitterOptions();
            Bind(options, configuration, environment);
            return options;
        }
    }

    internal static void AddMiniTwitterOptions(this IHostApplicationBuilder builder) => builder.Services
        .AddOptions<MiniTwitterOptions>()
        .Configure<IConfiguration, IHostEnvironment>(Bind)
        .ValidateOnStart();

    private static void Bind(MiniTwitterOptions options, IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection(MiniTwitterOptions.Section);
        Refuse(FindUnknown(section, typeof(MiniTwitterOptions)));
        try
        {
            section.Bind(options);
        }
        catch (InvalidOperationException e)
        {
            // The binder's message names the value, the key and the type it should have.
            Refuse([e.Message]);
        }

        Refuse(FindBad(options, configuration));
        options.DataDirectory = Path.GetFullPath(options.DataDirectory, environment.ContentRootPath);
    }

    private static IEnumerable<string> FindUnknown(IConfigurationSection section, Type type)
    {
        foreach (var child in section.GetChildren())
        {
            var property = type.GetProperty(child.Key, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance);
            if (property is not { CanWrite: true })
                yield return $"{child.Path} is not a setting.";
            if (property?.PropertyType is not { IsValueType: false } nested || nested == typeof(string))
                continue;
            foreach (var failure in FindUnknown(child, nested))
                yield return failure;
        }
    }

    private static IEnumerable<string> FindBad(MiniTwitterOptions options, IConfiguration configuration)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        Validator.TryValidateObject(options.Connections, new ValidationContext(options.Connections), results, validateAllProperties: true);
        foreach (var result in results)
            yield return $"{MiniTwitterOptions.Section}:{string.Join(", ", result.MemberNames)}: {result.ErrorMessage}";
        if (options.AdvertisedAddress is { } address && !IPAddress.TryParse(address, out _))
            yield return $"{MiniTwitterOptions.Section}:{nameof(options.AdvertisedAddress)} must be an IP address, not '{address}'.";
        if (options.Dashboard is { Enabled: true } dashboard && !(dashboard.Token?.Length >= DashboardSettings.TokenLength))
            yield return $"{MiniTwitterOptions.Section}:Dashboard:Token must have at least {DashboardSettings.TokenLength} characters when the dashboard is enabled.";
        if (TrustedProxies.FindBad(options.TrustedProxies) is { } proxy)
            yield return $"{MiniTwitterOptions.Section}:{nameof(options.TrustedProxies)}: '{proxy}' is neither an IP address nor a network like 10.0.0.0/8.";
        if (options.Storage is StorageKind.Postgres && string.IsNullOrWhiteSpace(configuration.GetConnectionString(ConnectionStringName)))
            yield return $"{MiniTwitterOptions.Section}:{nameof(options.Storage)}=Postgres needs ConnectionStrings:{ConnectionStringName}.";
    }

    private static void Refuse(IEnumerable<string> failures)
    {
        var all = failures.ToArray();
        if (all.Length > 0)
            throw new OptionsValidationException(Options.DefaultName, typeof(MiniTwitterOptions), all);
    }
}
