using System.Net;
using Microsoft.AspNetCore.Connections;
using MiniTwitter.Telemetry;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace MiniTwitter.Clustering;

/// <summary>Mutual TLS on every connection of the cluster: both sides show a certificate of its authority, or the connection ends.</summary>
internal static partial class ClusterTls
{
    // They log a stack trace for each stranger. Refused connections are logged here, in a line.
    public static readonly string[] NoisyCategories =
    [
        "Orleans.Connections.Security.TlsServerConnectionMiddleware",
        "Orleans.Connections.Security.TlsClientConnectionMiddleware",
    ];

    private const string ServerName = "minitwitter-cluster";

    public static void AddClusterTls(this ISiloBuilder silo) =>
        silo.Services.AddOptions<SiloConnectionOptions>().Configure<ClusterCredentials>((connections, credentials) =>
        {
            if (Configure(credentials) is not { } tls)
                return;
            connections.ConfigureSiloInboundConnection(connection => Accept(connection, tls));
            connections.ConfigureGatewayInboundConnection(connection => Accept(connection, tls));
            connections.ConfigureSiloOutboundConnection(connection => Connect(connection, tls));
        });

    public static void AddClusterTls(this IClientBuilder client) =>
        client.Services.AddOptions<ClientConnectionOptions>().Configure<ClusterCredentials>((connections, credentials) =>
        {
            if (Configure(credentials) is { } tls)
                connections.ConfigureConnection(connection => Connect(connection, tls));
        });

    private static TlsOptions? Configure(ClusterCredentials credentials) => credentials.Certificate is not { } certificate ? null : new()
    {
        LocalCertificate = certificate,
        // The server's side asks for a certificate by this mode, the client's side offers one by the other.
        RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
        ClientCertificateMode = RemoteCertificateMode.RequireCertificate,
        RemoteCertificateValidation = credentials.IsTrusted,
        // A name is required. It isn't compared.
        OnAuthenticateAsClient = (_, client) => client.TargetHost = ServerName,
    };

    private static void Accept(IConnectionBuilder builder, TlsOptions tls)
    {
        Watch(builder, "CertificateRefused", LogRefused);
        builder.UseServerTls(tls);
    }

    private static void Connect(IConnectionBuilder builder, TlsOptions tls)
    {
        Watch(builder, "SiloNotTrusted", LogNotAccepted);
        builder.UseClientTls(tls);
    }

    // A handshake that failed leaves no protocol behind.
    private static void Watch(IConnectionBuilder builder, string kind, Action<ILogger, EndPoint?> log)
    {
        var logger = builder.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(TelemetrySource.SecurityLog);
        var lines = new BoundedLines(TimeProvider.System, BoundedLines.OfRefusals, left => LogLeftOut(logger, left, kind));
        builder.Use(next => async context =>
        {
            await next(context);
            if (context.Features.Get<ITlsApplicationProtocolFeature>() is null && lines.TryTake())
                log(logger, context.RemoteEndPoint);
        });
    }

    // No warning: a silo that starts looks whether its neighbours' ports are open, and says nothing there.
    [LoggerMessage(
        13, LogLevel.Information, "Refused a connection from {Remote} to a cluster port: it showed no certificate of this cluster.",
        EventName = "CertificateRefused")]
    private static partial void LogRefused(ILogger logger, EndPoint? remote);

    [LoggerMessage(
        14, LogLevel.Warning, "No TLS with the silo at {Remote}: its certificate isn't of this cluster, or it doesn't speak TLS.",
        EventName = "SiloNotTrusted")]
    private static partial void LogNotAccepted(ILogger logger, EndPoint? remote);

    [LoggerMessage(10, LogLevel.Warning, "{Count} more events {Kind} within a minute were not logged.", EventName = "LeftOut")]
    private static partial void LogLeftOut(ILogger logger, int count, string kind);
}
