using MiniTwitter.Api;
using MiniTwitter.Checking;

namespace MiniTwitter.Chaos;

/// <summary>All who listen.</summary>
internal sealed class Audience(IReadOnlyList<(int Person, Listener Device)> seats, TimeProvider time)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(100);

    public int Count => seats.Count;

    /// <summary>Events that arrived, over all connections.</summary>
    public long Pushes => seats.Sum(seat => (long)seat.Device.Pushes);

    /// <summary>Notifications that were told, over all connections.</summary>
    public int Notified => seats.Sum(seat => seat.Device.Notified);

    /// <summary>Times that somebody has connected.</summary>
    public int Connections => seats.Sum(seat => seat.Device.Connections);

    public Task StartAsync() => Task.WhenAll(seats.Select(seat => seat.Device.StartAsync()));

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(seats.Select(seat => seat.Device.RunAsync(stop)));

    /// <summary>The network goes away under the connections of some.</summary>
    public void Cut(int connections)
    {
        foreach (var (_, device) in seats.Take(connections))
            device.Cut();
    }

    /// <summary>Until they are connected again and have caught up. False when that takes too long.</summary>
    public async Task<bool> BackAsync(int connections, CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAll(seats.Take(connections).Select(seat => seat.Device.BackAsync())).WaitAsync(LongestWait, time, cancellation);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Until nothing comes any more.</summary>
    public async Task WaitUntilQuietAsync(CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var (pushes, since) = (Pushes, started);
        while (time.GetElapsedTime(since) < Quiet && time.GetElapsedTime(started) < LongestWait)
        {
            await Task.Delay(PollEvery, time, cancellation);
            if (Pushes != pushes)
                (pushes, since) = (Pushes, time.GetTimestamp());
        }
    }

    /// <summary>
    /// Until each connection of each person has a notification and knows what is unread. Answers whose have not, when that takes too long.
    /// </summary>
    /// <param name="id">A person → the id of the notification.</param>
    /// <param name="unread">A person → what is unread.</param>
    public async Task<IReadOnlyCollection<string>> WaitForAsync(
        IReadOnlyDictionary<int, long> id, IReadOnlyDictionary<int, Unread> unread, TimeSpan patience, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            string[] lacking = [.. seats.Where(seat => !Knows(seat.Person, seat.Device)).Select(seat => seat.Device.Name)];
            if (lacking.Length == 0 || time.GetElapsedTime(started) > patience)
                return lacking;
            await Task.Delay(PollEvery, time, cancellation);
        }

        bool Knows(int person, Listener device) =>
            device.Notifications is { } known && known.Unread == unread[person] && known.Told.Any(notification => notification.Id == id[person]);
    }

    /// <summary>Compares what each was told with what happened.</summary>
    public async Task CompareAsync(IReadOnlyList<Person> people, Truth truth, Faults faults)
    {
        var notifications = new NotificationCheck(truth, people, faults);
        foreach (var person in seats.GroupBy(seat => seat.Person, seat => seat.Device))
        {
            var (newest, unread) = await people[person.Key].CatchUpWithNotificationsAsync();
            TrueTweet[] happened = [.. truth[person.Key].Follows.SelectMany(author => truth[author].EverPosted).Where(tweet => truth.IsForHomeOf(person.Key, tweet))];
            var elsewhere = Elsewhere.Of(truth, person.Key);
            foreach (var device in person)
            {
                device.Compare(happened, elsewhere, faults);
                device.CompareNotifications(person.Key, notifications, newest, unread);
            }
        }
    }
}
