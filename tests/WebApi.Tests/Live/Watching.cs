using MiniTwitter.Live;

namespace MiniTwitter.Stories.Live;

/// <summary>A user's devices come back all at once, and one answer of the user's grain is enough for all of them.</summary>
public sealed class Watching : IDisposable
{
    private readonly WatchTurn _turn = new();
    private readonly List<TaskCompletionSource<bool>> _asked = [];

    public void Dispose() => _turn.Dispose();

    [Fact]
    public async Task Asks_once_for_all_who_come_while_it_asks()
    {
        var all = Enumerable.Range(0, 20).Select(_ => AskAsync()).ToArray();

        _asked.ShouldHaveSingleItem().SetResult(true);

        await Task.WhenAll(all);
        _asked.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Asks_anew_for_whoever_comes_later()
    {
        var first = AskAsync();
        _asked[0].SetResult(true);
        await first;

        var second = AskAsync();

        _asked.Count.ShouldBe(2);
        _asked[1].SetResult(true);
        await second;
    }

    [Fact]
    public async Task Asks_anew_for_those_who_wait_when_one_fails()
    {
        var asked = new TaskCompletionSource();
        var first = _turn.AskAsync(async () =>
        {
            await asked.Task;
            throw new TimeoutException();
        });
        var askedAgain = false;
        var second = _turn.AskAsync(() => Task.FromResult(askedAgain = true));

        asked.SetResult();

        await first.ShouldThrowAsync<TimeoutException>();
        await second;
        askedAgain.ShouldBeTrue();
    }

    [Fact]
    public async Task Asks_anew_for_those_who_wait_when_nobody_was_to_be_watched()
    {
        var first = AskAsync();
        var askedAgain = false;
        var second = _turn.AskAsync(() => Task.FromResult(askedAgain = true));

        _asked[0].SetResult(false);

        await Task.WhenAll(first, second);
        askedAgain.ShouldBeTrue();
    }

    private Task AskAsync() => _turn.AskAsync(() =>
    {
        var asked = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Add(asked);
        return asked.Task;
    });
}
