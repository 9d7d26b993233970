using System.Net;
using System.Net.Sockets;

namespace MiniTwitter.Attack;

/// <summary>Floods that have hurt a server before, each in small, and what it must still do under them.</summary>
internal sealed class Floods(Target target)
{
    private const int Hands = 16;
    private const int FloodRate = 2_000;
    private const int GuessRate = 15;
    private const int GuessesUntilRefused = 100;
    private const int OneAddressUntilRefused = 2_000;
    private const double KnownSignInsNeeded = 0.95;
    private const string Password = "the-right-one-2f81c";
    private static readonly TimeSpan KnownPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan KnownEvery = TimeSpan.FromSeconds(3.2);

    private int _name;

    /// <summary>Connections that the server did not accept.</summary>
    public int Refused { get; private set; }

    /// <summary>Forged tickets and tokens, in turn from one address and from many.</summary>
    public async Task ForgeAsync(TimeSpan span, CancellationToken cancellation)
    {
        long fromOne = 0, refused = 0;
        await target.FloodAsync(Hands, FloodRate, span, async (client, number) =>
        {
            var id = new Random((int)number).NextInt64();
            var draft = number % 3 == 0
                ? new Draft("GET", "/api/timeline") { Headers = { ("Authorization", $"Bearer {id:x}.{id:x}.{id:x}") } }
                : new Draft("POST", $"/hubs/timeline/negotiate?negotiateVersion=1&access_token={id}.x") { Body = [] };
            var isFromOne = number % 2 == 0;
            draft.Set("X-Forwarded-For", isFromOne ? "10.250.0.1" : ManyAddresses.Address((int)(number % 50_000)));
            var answer = await target.SendAsync(client, draft, "forged tickets and tokens", cancellation);
            if (!isFromOne)
                return;
            Interlocked.Increment(ref fromOne);
            if (answer.Status == 429)
                Interlocked.Increment(ref refused);
        }, cancellation);
        if (fromOne > OneAddressUntilRefused && refused == 0)
            target.Violations.Add("no limit for forged tickets and tokens", $"{fromOne} from one address, none of them 429");
    }

    /// <summary>Wrong passwords for one account from many addresses; then the right one from the device that it knows.</summary>
    public async Task GuessAsync(TimeSpan span, CancellationToken cancellation)
    {
        var (handle, cookies) = await RegisterAsync(cancellation);
        long guesses = 0, refused = 0;
        await target.FloodAsync(4, GuessRate, span, async (client, number) =>
        {
            // Half of them from one IPv6 /48.
            var address = number % 2 == 0 ? $"10.240.{number >> 8}.{number & 0xff}" : $"2001:db8:77:{number}::1";
            var answer = await LoginAsync(client, handle, $"wrong-{number}", address, "", "wrong passwords for one account", cancellation);
            Interlocked.Increment(ref guesses);
            if (answer.Status == 429)
                Interlocked.Increment(ref refused);
        }, cancellation);
        if (guesses >= GuessesUntilRefused && refused == 0)
            target.Violations.Add("no limit for wrong passwords at one account", $"{guesses} from as many addresses, none of them 429");
        using var known = target.Connect();
        var right = await LoginAsync(known, handle, Password, "10.240.250.1", cookies, "sign-in of a known device", cancellation);
        if (right.Status != 200)
            target.Violations.Add("a known device is kept out after wrong passwords from elsewhere", $"{right.Status}: {right.Body}");
    }

    /// <summary>Sign-ins with handles that nobody has, while somebody signs in from a known device.</summary>
    public async Task SignInAsync(TimeSpan span, CancellationToken cancellation)
    {
        var (handle, cookies) = await RegisterAsync(cancellation);
        var flood = target.FloodAsync(Hands, FloodRate / 4, span, async (client, number) =>
        {
            var address = ManyAddresses.Address((int)(number % 50_000));
            await LoginAsync(client, $"nobody{number % 100_000}", "some password", address, "", "unknown handles", cancellation);
        }, cancellation);
        var (tried, succeeded) = (0, 0);
        using var known = target.Connect();
        while (!flood.IsCompleted)
        {
            var began = target.Time.GetTimestamp();
            var answer = await LoginAsync(known, handle, Password, "10.240.250.2", cookies, "sign-in of a known device", cancellation);
            tried++;
            if (answer.Status == 200 && target.Time.GetElapsedTime(began) <= KnownPatience)
                succeeded++;
            await Task.WhenAny(flood, Task.Delay(KnownEvery, target.Time, cancellation));
        }

        await flood;
        if (succeeded < tried * KnownSignInsNeeded)
            target.Violations.Add("known devices can't sign in", $"{succeeded} of {tried} within {KnownPatience.TotalSeconds} s");
    }

    /// <summary>Connections that stay open and send nothing, some of them half a request.</summary>
    public async Task ConnectAsync(int connections, TimeSpan span, CancellationToken cancellation)
    {
        var sockets = new List<Socket>();
        var started = target.Time.GetTimestamp();
        for (var number = 0; number < connections && target.Time.GetElapsedTime(started) < span; number++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Parse($"127.0.77.{1 + number % 20}"), 0));
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, target.Server.Port), cancellation);
                sockets.Add(socket);
                if (number % 4 == 0)
                    await socket.SendAsync("POST /api/auth/login HTTP/1.1\r\nHost: a\r\n"u8.ToArray(), cancellation);
            }
            catch (SocketException)
            {
                Refused++;
                socket.Dispose();
            }
        }

        using var client = target.Connect("127.0.88.1");
        var ready = await target.SendAsync(client, new Draft("GET", "/health/ready"), "readiness", cancellation);
        if (ready.Status != 200)
            target.Violations.Add("not ready while connections are open", $"{ready.Status} with {sockets.Count} connections");
        if (span - target.Time.GetElapsedTime(started) is { Ticks: > 0 } rest)
            await Task.Delay(rest, target.Time, cancellation);
        Refused += sockets.Count(socket => socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0);
        sockets.ForEach(socket => socket.Dispose());
    }

    private async Task<(string Handle, string Cookies)> RegisterAsync(CancellationToken cancellation)
    {
        using var client = target.Connect();
        var handle = $"known{_name++}";
        var draft = new Draft("POST", "/api/auth/register")
        {
            ContentType = "application/json",
            Fields = new() { ["handle"] = $"\"{handle}\"", ["displayName"] = "\"Known\"", ["password"] = $"\"{Password}\"" },
        };
        draft.Set("X-Forwarded-For", $"10.241.0.{_name}");
        var answer = await target.SendAsync(client, draft, "registration", cancellation);
        return (handle, CookiesOf(answer));
    }

    private async Task<RawAnswer> LoginAsync(
        RawClient client, string handle, string password, string address, string cookies, string where, CancellationToken cancellation)
    {
        var draft = new Draft("POST", "/api/auth/login")
        {
            ContentType = "application/json",
            Fields = new() { ["handle"] = $"\"{handle}\"", ["password"] = $"\"{password}\"" },
        };
        draft.Set("X-Forwarded-For", address);
        if (cookies.Length > 0)
            draft.Set("Cookie", cookies);
        return await target.SendAsync(client, draft, where, cancellation);
    }

    private static string CookiesOf(RawAnswer answer) => string.Join("; ", answer.Head.Split("\r\n")
        .Where(line => line.StartsWith("Set-Cookie:", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(';')[0].Trim()));
}
