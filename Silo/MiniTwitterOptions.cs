using System.ComponentModel.DataAnnotations;
using MiniTwitter.Accounts;
using MiniTwitter.Feed;
using MiniTwitter.Tweets;

namespace MiniTwitter;

/// <summary>What an operator may set, in the configuration section <see cref="Section"/>.</summary>
public sealed record MiniTwitterOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "MiniTwitter";

    /// <summary>
    /// Directory of the SQLite files, media and the generated signing key. Relative to the content root, which is the
    /// program's folder; absolute once the options are bound. Default <c>data</c>.
    /// </summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>The database. Default <see cref="StorageKind.Sqlite"/>.</summary>
    [EnumDataType(typeof(StorageKind))]
    public StorageKind Storage { get; set; } = StorageKind.Sqlite;

    /// <summary>What the web process hosts. Default <see cref="HostRole.All"/>.</summary>
    [EnumDataType(typeof(HostRole))]
    public HostRole Role { get; set; } = HostRole.All;

    /// <summary>TCP port for other silos, 0–65535; 0 (default) picks a free one.</summary>
    [Range(0, 65535)]
    public int SiloPort { get; set; }

    /// <summary>
    /// TCP port for web nodes, 0–65535. With 0 (default) a silo picks a free one. A process of role <see cref="HostRole.All"/> opens
    /// none, unless <see cref="AdvertisedAddress"/> is set.
    /// </summary>
    [Range(0, 65535)]
    public int GatewayPort { get; set; }

    /// <summary>The IP address at which other machines reach this silo. Without it, only this machine does (loopback).</summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>Certificates for mutual TLS between silos and web nodes.</summary>
    [Required]
    public ClusterTlsOptions ClusterTls { get; set; } = new();

    /// <summary>
    /// Whether silos and web nodes may speak plain TCP. Default false. Anyone who reaches their ports can then act as any user.
    /// </summary>
    public bool AllowPlainCluster { get; set; }

    /// <summary>Silos with the same id and database form one cluster: 1–100 letters, digits, <c>-</c>, <c>_</c> or <c>.</c>.</summary>
    [Required, RegularExpression("^[A-Za-z0-9_.-]{1,100}$")]
    public string ClusterId { get; set; } = "minitwitter";

    /// <summary>Key that signs tokens, at least 32 characters. Without it keys are generated and kept.</summary>
    [MinLength(32)]
    public string? SigningKey { get; set; }

    /// <summary>
    /// Key whose tokens are accepted beside those of <see cref="SigningKey"/>, at least 32 characters: the one before it, or the next
    /// one. It signs nothing.
    /// </summary>
    [MinLength(32)]
    public string? OtherSigningKey { get; set; }

    /// <summary>Limits on how often a client may call.</summary>
    [Required]
    public RateLimitOptions RateLimits { get; set; } = new();

    /// <summary>Limits on open connections of clients.</summary>
    [Required]
    public ConnectionOptions Connections { get; set; } = new();

    /// <summary>How a silo keeps up with the logs. Checked where it is used.</summary>
    [Required]
    public FeedOptions Feed { get; set; } = new();

    /// <summary>How long people stay signed in. Checked where it is used.</summary>
    [Required]
    public SessionLifetime Sessions { get; set; } = new();

    /// <summary>Handles that nobody can register, separated by commas, beside the built-in ones.</summary>
    public string? ReservedHandles { get; set; }

    /// <summary>How the use of hashtags is counted. Checked where it is used.</summary>
    [Required]
    public HashtagOptions Hashtags { get; set; } = new();

    /// <summary>Whether <c>/metrics</c> is served, see <see cref="ManagementUrls"/>. Default false.</summary>
    public bool Metrics { get; set; }

    /// <summary>
    /// Addresses like <c>http://10.0.0.5:9000</c>, separated by semicolons, where metrics, the dashboard and the details of health
    /// are served, and nothing else. Without them these answer this machine only, at the public addresses.
    /// </summary>
    public string? ManagementUrls { get; set; }

    /// <summary>The Orleans dashboard, for administrators. Off by default.</summary>
    [Required]
    public DashboardSettings Dashboard { get; set; } = new();

    /// <summary>
    /// Proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed: addresses or networks
    /// (<c>10.0.0.0/8</c>), separated by commas. Those on this machine always are.
    /// </summary>
    public string? TrustedProxies { get; set; }

    /// <summary>Whether web nodes can use this silo.</summary>
    internal bool OpensGateway => IsSiloProgram || GatewayPort != 0 || AdvertisedAddress is not null;

    /// <summary>Whether this process is the silo program, which serves web nodes alone.</summary>
    internal bool IsSiloProgram { get; set; }

    /// <summary>The file of tweets, users, follows and the log.</summary>
    public string TweetsFile => Path.Combine(DataDirectory, "tweets.db");

    /// <summary>The file of grain state and membership.</summary>
    public string ClusterFile => Path.Combine(DataDirectory, "cluster.db");
}

/// <summary>Limits on how often a client may call.</summary>
public sealed record RateLimitOptions
{
    /// <summary>False for benchmarks and tests only. Default true.</summary>
    public bool Enabled { get; set; } = true;
}

/// <summary>Limits on open connections of clients to one web process.</summary>
public sealed record ConnectionOptions
{
    /// <summary>Most open connections, 1–100,000. Default 5,000. Above it health checks alone are answered.</summary>
    [Range(1, 100_000)]
    public int Max { get; set; } = 5_000;

    /// <summary>Most of them that are live (WebSockets), 1–100,000. Default 4,000.</summary>
    [Range(1, 100_000)]
    public int MaxLive { get; set; } = 4_000;

    /// <summary>
    /// Most of them from one IPv4 address or IPv6 /64, 1–100,000. Default 256. A /48 may open four times as many. This machine and
    /// trusted proxies are exempt.
    /// </summary>
    [Range(1, 100_000)]
    public int MaxPerAddress { get; set; } = 256;
}

/// <summary>PEM files for mutual TLS between silos and web nodes. Set all three or none.</summary>
public sealed record ClusterTlsOptions
{
    /// <summary>File of this process's certificate, signed by <see cref="Authority"/>.</summary>
    public string? Certificate { get; set; }

    /// <summary>File of the certificate's private key, unencrypted.</summary>
    public string? Key { get; set; }

    /// <summary>File of the authorities that sign for this cluster. No other authority is trusted.</summary>
    public string? Authority { get; set; }
}

/// <summary>The Orleans dashboard at <c>/dashboard</c>.</summary>
public sealed record DashboardSettings
{
    /// <summary>Least length of <see cref="Token"/>, in characters.</summary>
    public const int TokenLength = 32;

    /// <summary>Whether it is there. Default false. In a cluster, set it on silos and web nodes alike.</summary>
    public bool Enabled { get; set; }

    /// <summary>What an administrator must present, at least 32 characters. No default: without it, no dashboard.</summary>
    public string? Token { get; set; }

    /// <summary>Whether it can be reached from other machines. Default false: only over loopback.</summary>
    public bool AllowRemote { get; set; }
}

/// <summary>A database.</summary>
public enum StorageKind
{
    /// <summary>Files in the data directory.</summary>
    Sqlite,

    /// <summary>The server of <c>ConnectionStrings:MiniTwitter</c>.</summary>
    Postgres,
}

/// <summary>What the web process hosts.</summary>
public enum HostRole
{
    /// <summary>A silo and the web edge.</summary>
    All,

    /// <summary>The web edge alone, a client of the silos.</summary>
    Web,
}
