using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Options;
using MiniTwitter.Storage;

namespace MiniTwitter.Clustering;

/// <summary>
/// The certificate that this process shows to silos and web nodes, and the authorities that must have signed theirs.
/// The configured one (<c>MiniTwitter:ClusterTls</c>), else a generated one that the processes on this data directory share.
/// </summary>
internal sealed class ClusterCredentials
{
    private const string FileName = "cluster-tls.pem";
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365 * 20);

    private ClusterCredentials()
    {
    }

    private ClusterCredentials(X509Certificate2 certificate, X509Certificate2Collection authorities) =>
        (Certificate, Authorities) = (certificate, authorities);

    /// <summary>Null when the configuration allows plain TCP.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>The only roots that are trusted; the machine's own aren't.</summary>
    public X509Certificate2Collection Authorities { get; } = [];

    /// <exception cref="OptionsValidationException">A file can't be used. The message names the key.</exception>
    public static ClusterCredentials Find(MiniTwitterOptions options, TimeProvider time)
    {
        if (options.ClusterTls is { Certificate: { } certificate, Key: { } key, Authority: { } authority })
            return Read(certificate, key, authority, time);
        return options.AllowPlainCluster ? new() : Share(options, time);
    }

    /// <summary>Whether the peer's certificate leads to one of <see cref="Authorities"/> and is valid now.</summary>
    public bool IsTrusted(X509Certificate2 peer, X509Chain? received, SslPolicyErrors errors)
    {
        // Silos are reached by addresses that change, so the name isn't compared: the authority signs for this cluster alone.
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            return false;
        using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
        chain.ChainPolicy.CustomTrustStore.AddRange(Authorities);
        foreach (var element in received?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(peer);
    }

    private static ClusterCredentials Read(string certificateFile, string keyFile, string authorityFile, TimeProvider time)
    {
        var authorities = Load(nameof(ClusterTlsOptions.Authority), authorityFile, () =>
        {
            var all = new X509Certificate2Collection();
            all.ImportFromPem(File.ReadAllText(authorityFile));
            return all.Count > 0 ? all : throw new CryptographicException("It holds no certificate.");
        });
        // Reading them together can't tell which of the two is wrong.
        _ = Load(nameof(ClusterTlsOptions.Certificate), certificateFile, () => X509Certificate2.CreateFromPem(File.ReadAllText(certificateFile)));
        var certificate = Load(nameof(ClusterTlsOptions.Key), keyFile, () => Usable(X509Certificate2.CreateFromPemFile(certificateFile, keyFile)));
        var credentials = new ClusterCredentials(certificate, authorities);
        if (certificate.NotAfter < time.GetLocalNow() || certificate.NotBefore > time.GetLocalNow())
            throw Bad(nameof(ClusterTlsOptions.Certificate), $"'{certificateFile}' is valid from {certificate.NotBefore:u} to {certificate.NotAfter:u}.");
        if (!credentials.IsTrusted(certificate, null, SslPolicyErrors.None))
            throw Bad(nameof(ClusterTlsOptions.Certificate), $"'{certificateFile}' isn't signed by the authority in '{authorityFile}'.");
        if (certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault() is { } uses
            && !(uses.EnhancedKeyUsages[ServerUse] is not null && uses.EnhancedKeyUsages[ClientUse] is not null))
        {
            throw Bad(nameof(ClusterTlsOptions.Certificate), $"'{certificateFile}' must allow both serverAuth and clientAuth.");
        }

        return credentials;
    }

    // Who can read the data directory can do anything to the cluster, so the right to join it may lie there.
    private static ClusterCredentials Share(MiniTwitterOptions options, TimeProvider time)
    {
        var path = Path.Combine(options.DataDirectory, FileName);
        X509Certificate2 certificate;
        try
        {
            OwnerOnly.CreateDirectory(options.DataDirectory);
            if (!File.Exists(path))
                OwnerOnly.WriteFile(path, Encoding.UTF8.GetBytes(Generate(time)), overwrite: false);
            certificate = Usable(X509Certificate2.CreateFromPemFile(path, path));
        }
        catch (Exception e) when ((e is IOException or UnauthorizedAccessException) && IsLoneWithoutFiles(options))
        {
            // A lone process over PostgreSQL may have no directory that it can write to. Nobody can join it then.
            var pem = Generate(time);
            certificate = Usable(X509Certificate2.CreateFromPem(pem, pem));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new OptionsValidationException(nameof(MiniTwitterOptions.DataDirectory), typeof(MiniTwitterOptions),
                [$"{MiniTwitterOptions.Section}:{nameof(MiniTwitterOptions.DataDirectory)}: '{path}' can't be used: {e.Message}"]);
        }

        return new ClusterCredentials(certificate, [certificate]);
    }

    private static bool IsLoneWithoutFiles(MiniTwitterOptions options) =>
        options is { Storage: StorageKind.Postgres, OpensGateway: false, Role: HostRole.All };

    private static string Generate(TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=minitwitter-cluster", key, HashAlgorithmName.SHA256);
        // A clock that was set back must not make it invalid.
        var now = time.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now - TimeSpan.FromDays(365), now + Lifetime);
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }

    // Windows can't use a key for TLS that only this object holds.
    private static X509Certificate2 Usable(X509Certificate2 certificate) =>
        OperatingSystem.IsWindows() ? X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null) : certificate;

    private static T Load<T>(string key, string file, Func<T> load)
    {
        try
        {
            return load();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw Bad(key, $"'{file}' can't be used: {e.Message}");
        }
    }

    private static OptionsValidationException Bad(string key, string reason) => new(
        key, typeof(ClusterTlsOptions), [$"{MiniTwitterOptions.Section}:{nameof(MiniTwitterOptions.ClusterTls)}:{key}: {reason}"]);
}
