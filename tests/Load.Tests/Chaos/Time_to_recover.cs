using Microsoft.Extensions.Time.Testing;

namespace MiniTwitter.Chaos;

public sealed class Time_to_recover
{
    private readonly FakeTimeProvider _time = new();
    private readonly Recovery _recovery;

    public Time_to_recover()
    {
        _recovery = new Recovery(_time);
        Probe("ann", answered: true);
        Probe("bob", answered: true);
        _recovery.NoteConnection("listener", connected: true);
    }

    [Fact]
    public void Ends_when_the_last_of_all_is_served()
    {
        _recovery.Begin();
        After(1, () => Probe("ann", answered: true));
        _recovery.Elapsed.ShouldBeNull();
        After(2, () => Probe("bob", answered: true));
        After(4, () => Probe("ann", answered: true));

        _recovery.Elapsed.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Goes_on_when_somebody_is_not_served_any_more()
    {
        _recovery.Begin();
        After(1, () => Probe("ann", answered: true));
        After(0, () => Probe("bob", answered: true));
        After(1, () => Probe("ann", answered: false));
        _recovery.Elapsed.ShouldBeNull();
        After(5, () => Probe("ann", answered: true));

        _recovery.Elapsed.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void Does_not_end_with_an_answer_to_an_earlier_question()
    {
        var asked = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(1));
        _recovery.Begin();
        _recovery.NoteProbe("ann", asked, answered: true);
        After(1, () => Probe("bob", answered: true));

        _recovery.Elapsed.ShouldBeNull();
    }

    [Fact]
    public void Does_not_end_before_those_who_listen_are_connected_again()
    {
        _recovery.Begin();
        _recovery.NoteConnection("listener", connected: false);
        After(1, () => Probe("ann", answered: true));
        After(0, () => Probe("bob", answered: true));
        _recovery.Elapsed.ShouldBeNull();
        After(3, () => _recovery.NoteConnection("listener", connected: true));

        _recovery.Elapsed.ShouldBe(TimeSpan.FromSeconds(4));
    }

    private void After(int seconds, Action then)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        then();
    }

    private void Probe(string who, bool answered) => _recovery.NoteProbe(who, _time.GetTimestamp(), answered);
}
