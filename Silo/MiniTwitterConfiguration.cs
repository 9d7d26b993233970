using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Reflection;
using Microsoft.Extensions.Options;
using MiniTwitter.Accounts;
using Npgsql;

namespace MiniTwitter;

/// <summary>Binds <see cref="MiniTwitterOptions"/> and refuses unknown keys and bad values, each in a sentence.</summary>
public static class MiniTwitterConfiguration
{
    /// <summary>Name of the connection string.</summary>
    public const string ConnectionStringName = "MiniTwitter";

    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

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
        var tls = options.ClusterTls;
        (tls.Certificate, tls.Key, tls.Authority) = (Absolute(tls.Certificate), Absolute(tls.Key), Absolute(tls.Authority));

        string? Absolute(string? file) => string.IsNullOrWhiteSpace(file) ? null : Path.GetFullPath(file, environment.ContentRootPath);
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
        if (FindBadAddress(options) is { } address)
            yield return $"{MiniTwitterOptions.Section}:{nameof(options.AdvertisedAddress)} {address}";
        if (options.ClusterTls is var tls && Absent(tls) is { Length: 1 or 2 } absent)
            yield return $"{MiniTwitterOptions.Section}:{nameof(options.ClusterTls)}: set {string.Join(" and ", absent)} as well.";
        if (options.Dashboard is { Enabled: true } dashboard && !(dashboard.Token?.Length >= DashboardSettings.TokenLength))
            yield return $"{MiniTwitterOptions.Section}:Dashboard:Token must have at least {DashboardSettings.TokenLength} characters when the dashboard is enabled.";
        if (options is { OtherSigningKey: not null, SigningKey: null })
            yield return $"{MiniTwitterOptions.Section}:{nameof(options.OtherSigningKey)} needs {MiniTwitterOptions.Section}:{nameof(options.SigningKey)}.";
        if (TrustedProxies.FindBad(options.TrustedProxies) is { } proxy)
            yield return $"{MiniTwitterOptions.Section}:{nameof(options.TrustedProxies)}: '{proxy}' is neither an IP address nor a network like 10.0.0.0/8.";
        if (ReservedHandles.FindBad(options.ReservedHandles) is { } handle)
            yield return $"{MiniTwitterOptions.Section}:{nameof(options.ReservedHandles)}: '{handle}' can be no handle.";
        if (options.Storage is StorageKind.Postgres && string.IsNullOrWhiteSpace(configuration.GetConnectionString(ConnectionStringName)))
            yield return $"{MiniTwitterOptions.Section}:{nameof(options.Storage)}=Postgres needs ConnectionStrings:{ConnectionStringName}.";
        else if (options.Storage is StorageKind.Postgres && FindBadConnection(configuration.GetConnectionString(ConnectionStringName)) is { } connection)
            yield return $"ConnectionStrings:{ConnectionStringName}: {connection}";
        foreach (var level in configuration.GetSection("Logging:LogLevel").GetChildren().Where(level => !Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out _)))
            yield return $"{level.Path}: '{level.Value}' is not a log level.";
        if (configuration[OtlpEndpoint] is { Length: > 0 } endpoint && !(Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")))
            yield return $"{OtlpEndpoint}: '{endpoint}' is not an address like http://localhost:4317.";
    }

    // The message of the driver never quotes the password.
    private static string? FindBadConnection(string? text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(text).Host) ? "names no Host." : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            return e.Message;
        }
    }

    private static string? FindBadAddress(MiniTwitterOptions options)
    {
        if (options.AdvertisedAddress is not { } text)
            return null;
        if (!IPAddress.TryParse(text, out var address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            return $"must be the IP address of this machine, not '{text}'.";
        return IPAddress.IsLoopback(address) || options.AllowPlainCluster || options.ClusterTls.Certificate is not null
            ? null
            : $"is reachable from other machines: set {MiniTwitterOptions.Section}:{nameof(options.ClusterTls)}, "
                + $"or {MiniTwitterOptions.Section}:{nameof(options.AllowPlainCluster)}=true where only trusted machines reach it.";
    }

    private static string[] Absent(ClusterTlsOptions tls) =>
    [
        .. new[] { (nameof(tls.Certificate), tls.Certificate), (nameof(tls.Key), tls.Key), (nameof(tls.Authority), tls.Authority) }
            .Where(file => string.IsNullOrWhiteSpace(file.Item2)).Select(file => file.Item1),
    ];

    private static void Refuse(IEnumerable<string> failures)
    {
        var all = failures.ToArray();
        if (all.Length > 0)
            throw new OptionsValidationException(Options.DefaultName, typeof(MiniTwitterOptions), all);
    }
}
