namespace MiniTwitter.Attack;

/// <summary>
/// Every endpoint × every role × every malformation, in an order that the seed decides. A second pass applies two malformations
/// at a time, a third three. The same seed and number make the same request, but for ids and tokens.
/// </summary>
internal sealed class Combinations
{
    private const int Addresses = 4_000;
    private const int SigningInAddresses = 12;
    private const int LongestInAddress = 1_000;
    private const int MostMalformations = 3;
    private static readonly string[] Owned = ["block", "mute"];

    private readonly People _people;
    private readonly int _seed;
    private readonly (Endpoint Endpoint, Role Role, Action<Draft, Viewer> Change, string Name)[] _all;
    private readonly Dictionary<(Endpoint, Role), (Action<Draft, Viewer> Change, string Name)[]> _changes;

    public Combinations(Endpoint[] endpoints, People people, int seed)
    {
        (_people, _seed) = (people, seed);
        _all = [.. endpoints.SelectMany(endpoint =>
            Changes(endpoint).SelectMany(change => Enum.GetValues<Role>().Select(role => (endpoint, role, change.Change, change.Name))))];
        new Random(seed).Shuffle(_all);
        _changes = _all.GroupBy(one => (one.Endpoint, one.Role)).ToDictionary(group => group.Key, group => group.Select(one => (one.Change, one.Name)).ToArray());
    }

    public int Count => _all.Length;

    public async Task<(Draft Draft, Viewer Viewer, Endpoint Endpoint, string Name)> AtAsync(long number)
    {
        var (endpoint, role, change, name) = _all[number % Count];
        var random = new Random(HashCode.Combine(_seed, number));
        var viewers = Array.FindAll(_people.Viewers, viewer => viewer.Role == role);
        var viewer = viewers[random.Next(viewers.Length)];
        var draft = WellFormed(endpoint, viewer, random);
        // What ends sessions is sent by somebody who has to lose nothing.
        var endsSessions = endpoint.Path.StartsWith("/api/auth/", StringComparison.Ordinal);
        var sender = viewer.Person is not null && endsSessions ? _people.Leaver : viewer.Person;
        if (sender is not null && await People.SignInAsync(sender) is { } token)
            draft.Set("Authorization", $"Bearer {token}");
        change(draft, viewer);
        for (var more = Math.Min(number / Count, MostMalformations - 1); more > 0; more--)
        {
            var others = _changes[(endpoint, role)];
            var other = others[random.Next(others.Length)];
            other.Change(draft, viewer);
            name += $" + {other.Name}";
        }

        return (draft, viewer, endpoint, name);
    }

    private Draft WellFormed(Endpoint endpoint, Viewer viewer, Random random)
    {
        var path = endpoint.Path;
        foreach (var parameter in endpoint.PathParameters)
            path = path.Replace($"{{{parameter}}}", ValueOf(parameter, endpoint, viewer), StringComparison.Ordinal);
        var draft = new Draft(endpoint.Method, path) { ContentType = endpoint.Fields is null ? null : "application/json" };
        foreach (var parameter in endpoint.QueryParameters)
        {
            if (parameter is "q" or "limit")
                draft.Query.Add($"{parameter}={(parameter is "q" ? "owner" : "5")}");
        }

        // What a caller sends there is checked, and what it costs is counted by address.
        var isSigningIn = endpoint.Path is "/api/auth/register" or "/api/auth/login";
        draft.Set("X-Forwarded-For", ManyAddresses.Address(random.Next(isSigningIn ? SigningInAddresses : Addresses)));
        if (endpoint.Fields is not null)
            draft.Fields = endpoint.Fields.ToDictionary(field => field, field => FieldOf(field, viewer, random));
        return draft;
    }

    private string ValueOf(string parameter, Endpoint endpoint, Viewer viewer) => parameter switch
    {
        "handle" when Owned.Any(owned => endpoint.Path.EndsWith(owned, StringComparison.Ordinal)) => _people.Spare.Handle,
        "handle" => viewer.Owner.Person.Handle,
        "id" when endpoint.Method is "PATCH" or "DELETE" => $"{viewer.Owner.Expendable}",
        "id" => $"{viewer.Owner.Tweet}",
        "tag" => "attack",
        _ => "1",
    };

    private static string FieldOf(string field, Viewer viewer, Random random) => field switch
    {
        "text" => "\"from the attack\"",
        "handle" => $"\"h{random.Next(1_000_000)}\"",
        "displayName" => "\"Name\"",
        "password" or "currentPassword" or "newPassword" => $"\"{random.NextInt64():x}-correct-horse\"",
        // A mute leaves quotes of the muted as they are, one's own too.
        "replyTo" or "quoteOf" when viewer.Role is not Role.Muter && random.Next(4) == 0 => $"\"{viewer.Owner.Tweet}\"",
        "upTo" => $"\"{viewer.Owner.Tweet}\"",
        _ => "null",
    };

    private IEnumerable<(string Name, Action<Draft, Viewer> Change)> Changes(Endpoint endpoint)
    {
        yield return ("nothing", (_, _) => { });
        var texts = Corpus.Texts.Where(text => text.Length < LongestInAddress).Concat(_people.Cursors);
        string[] encoded = [.. Corpus.Encoded, .. texts.Select(Uri.EscapeDataString)];
        for (var value = 0; value < encoded.Length; value++)
        {
            var text = encoded[value];
            foreach (var parameter in endpoint.PathParameters)
            {
                var path = endpoint.Path.Replace($"{{{parameter}}}", text, StringComparison.Ordinal);
                yield return ($"{parameter} {value}", (draft, _) => draft.Path = path);
            }

            foreach (var parameter in endpoint.QueryParameters)
                yield return ($"{parameter} {value}", (draft, _) => draft.Query.Add($"{parameter}={text}"));
        }

        foreach (var field in endpoint.Fields ?? [])
        {
            for (var value = 0; value < Corpus.JsonValues.Length; value++)
            {
                var json = Corpus.JsonValues[value];
                yield return ($"{field} {value}", (draft, _) => draft.Fields![field] = json);
            }
        }

        for (var body = 0; body < Corpus.Bodies.Length && (endpoint.Fields is not null || endpoint.Method is "POST" or "PUT"); body++)
        {
            var bytes = Corpus.Bodies[body];
            yield return ($"body {body}", (draft, _) => draft.Body = bytes);
        }

        for (var type = 0; type < Corpus.ContentTypes.Length && endpoint.Fields is not null; type++)
        {
            var text = Corpus.ContentTypes[type];
            yield return ($"content type {type}", (draft, _) => draft.ContentType = text);
        }

        for (var header = 0; header < Corpus.Headers.Length; header++)
        {
            var (name, value) = Corpus.Headers[header];
            yield return ($"header {header}", (draft, _) => draft.Headers.Add((name, value)));
        }

        for (var token = 0; token < Corpus.Authorizations.Length; token++)
        {
            var text = Corpus.Authorizations[token];
            yield return ($"authorization {token}", (draft, _) => draft.Set("Authorization", text));
        }

        foreach (var method in Corpus.Methods.Where(method => method != endpoint.Method && !IsOwned(method, endpoint)))
            yield return ($"method {method}", (draft, _) => draft.Method = method);
    }

    // It would end a relation that the checks rely on, or a tweet.
    private static bool IsOwned(string method, Endpoint endpoint) =>
        method is "DELETE" or "PATCH" && endpoint.Path.StartsWith("/api/tweets/{id}", StringComparison.Ordinal);
}
