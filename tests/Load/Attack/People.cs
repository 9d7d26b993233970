using System.Globalization;
using System.Net;
using MiniTwitter.Api;

namespace MiniTwitter.Attack;

/// <summary>Owners, everybody who looks at them, and the victims whose home is measured.</summary>
internal sealed class People
{
    private const int RegisteringAtATime = 2;
    private const int TweetsOfFriend = 30;

    /// <summary>Takes blocks and mutes, so that the others stay as they are.</summary>
    public Person Spare { get; private set; } = null!;

    /// <summary>Whose sessions are ended. Another one from time to time.</summary>
    public Person Leaver { get; private set; } = null!;

    /// <summary>Whom everybody follows; has written what owners like, repost, quote and answer.</summary>
    public Person Friend { get; private set; } = null!;

    public Person[] Victims { get; private set; } = [];

    public Viewer[] Viewers { get; private set; } = [];

    /// <summary>Cursors of several lists.</summary>
    public string[] Cursors { get; private set; } = [];

    public static async Task<People> CreateAsync(ApiClient api, int owners, int victims, CancellationToken cancellation)
    {
        var people = new People();
        people.Friend = await Person.RegisterAsync(api, "friend", "Friend");
        people.Spare = await Person.RegisterAsync(api, "spare", "Spare");
        await people.ChangeLeaverAsync(api, "leaver");
        var third = await people.Friend.PostAsync("a tweet of the friend #attack", "third");
        for (var tweet = 0; tweet < TweetsOfFriend; tweet++)
            await people.Friend.PostAsync(string.Create(CultureInfo.InvariantCulture, $"tweet {tweet} #attack"), $"t{tweet}");
        people.Victims = new Person[victims];
        await Crew.RunAsync(RegisteringAtATime, victims, async number =>
        {
            people.Victims[number] = await Person.RegisterAsync(api, $"victim{number}", "Victim");
            await people.Victims[number].FollowAsync(people.Friend.Handle, "f");
        }, cancellation);
        var families = new Viewer[owners][];
        await Crew.RunAsync(
            RegisteringAtATime,
            owners,
            async number => families[number] = await FamilyAsync(api, number, people.Friend, third.Id),
            cancellation);
        people.Viewers = [.. families.SelectMany(family => family)];
        var home = await people.Victims[0].ReadHomeAsync();
        var tweets = await api.GetTweetsAsync(people.Friend.Handle, cursor: null);
        people.Cursors = [.. new[] { home.After, home.Before, tweets.After, tweets.Before }.OfType<string>().Distinct()];
        return people;
    }

    public async Task ChangeLeaverAsync(ApiClient api, string handle) => Leaver = await Person.RegisterAsync(api, handle, "Leaver");

    /// <summary>An access token; null when signing in again fails, as it may in the middle of a flood.</summary>
    public static async Task<string?> SignInAsync(Person person)
    {
        try
        {
            return await person.SignInAsync();
        }
        catch (Exception e) when (e is UnknownOutcomeException or UnexpectedAnswerException)
        {
            return null;
        }
    }

    private static async Task<Viewer[]> FamilyAsync(ApiClient api, int number, Person friend, long third)
    {
        var self = await Person.RegisterAsync(api, $"owner{number}", "Owner");
        var viewers = new List<Viewer>();
        var marker = $"zqx{number}marker";
        await self.FollowAsync(friend.Handle, "f");
        var stays = await self.PostAsync($"{marker} stays #attack", "stays");
        var expendable = await self.PostAsync($"{marker} expendable", "expendable");
        var owner = new Owner(self, marker, stays.Id, expendable.Id);
        await self.ReplyAsync(third, $"{marker} answers", "reply");
        await self.QuoteAsync(third, $"{marker} quotes", "quote");
        await self.LikeAsync(third, "like");
        await self.RepostAsync(third, "repost");
        foreach (var role in Enum.GetValues<Role>())
        {
            var person = role switch
            {
                Role.SignedOut => null,
                Role.Self => self,
                _ => await Person.RegisterAsync(api, $"{role}{number}".ToLowerInvariant(), $"{role}"),
            };
            viewers.Add(new Viewer(role, person, owner));
            if (person is null || role is Role.Self)
                continue;
            await person.FollowAsync(friend.Handle, "f");
            if (role is Role.Follower or Role.Muter or Role.Blocked)
                await person.FollowAsync(self.Handle, "o");
            if (role is not (Role.Blocked or Role.Blocker))
                await person.ReplyAsync(owner.Tweet, "an answer", "r");
            if (role is Role.Blocked)
                await self.BlockAsync(person.Handle, $"b{number}");
            if (role is Role.Blocker)
                await person.BlockAsync(self.Handle, $"b{number}");
            if (role is Role.Muter)
                await person.MuteAsync(self.Handle, $"m{number}");
        }

        return [.. viewers];
    }
}

/// <summary>Says, as a proxy on this machine would, that each request comes from another address.</summary>
internal sealed class ManyAddresses : DelegatingHandler
{
    private int _last;

    public ManyAddresses()
        : base(new SocketsHttpHandler { UseCookies = false, UseProxy = false })
    {
    }

    /// <summary>An address of documentation and private networks: IPv4 and IPv6 in turn.</summary>
    public static string Address(int number) => number % 2 == 0
        ? new IPAddress([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]).ToString()
        : string.Create(CultureInfo.InvariantCulture, $"2001:db8:{number >> 8:x}:{number & 0xff:x}::1");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Add("X-Forwarded-For", Address(Interlocked.Increment(ref _last) + 100_000));
        return base.SendAsync(request, cancellationToken);
    }
}
