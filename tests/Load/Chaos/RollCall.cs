using MiniTwitter.Api;
using MiniTwitter.Checking;

namespace MiniTwitter.Chaos;

/// <summary>
/// When everything is whole again, somebody names each of those who listen: all of their connections must be told of it, and of what is
/// unread.
/// </summary>
internal sealed class RollCall(People people, Audience audience, Faults faults)
{
    // What is told while a node still watches from before a fault may be missed: it must be told again within a minute.
    private const int MostCalls = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int Caller = 0;

    public async Task RunAsync(Node node, CancellationToken cancellation)
    {
        people.All[Caller].MoveTo(node.Reader);
        IReadOnlyCollection<string> lacking = [];
        for (var call = 1; call <= MostCalls; call++)
        {
            var mentions = new Dictionary<int, long>();
            var unread = new Dictionary<int, Unread>();
            foreach (var person in people.Listening)
            {
                people.All[person].MoveTo(node.Reader);
                mentions[person] = await CallAsync(person, call);
                unread[person] = await people.All[person].ReadUnreadAsync();
            }

            lacking = await audience.WaitForAsync(mentions, unread, Patience, cancellation);
            if (lacking.Count == 0)
                return;
        }

        foreach (var connection in lacking)
            faults.Add(FaultKind.NotPushed, connection, "was not told that somebody named it");
    }

    private async Task<long> CallAsync(int person, int call)
    {
        var text = $"call {call} to {person}: @{people.All[person].Handle}";
        var tweet = await people.All[Caller].PostAsync(text, $"call-{call}-{person}");
        people.Truth[Caller].Post(tweet.Id, text);
        return tweet.Id;
    }
}
