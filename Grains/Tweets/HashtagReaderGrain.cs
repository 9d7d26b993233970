using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using MiniTwitter.Text;
using MiniTwitter.Users;
using Orleans.Concurrency;

namespace MiniTwitter.Tweets;

[GrainType("mt.hashtag-reader"), StatelessWorker(maxLocalWorkers: 1)]
internal sealed class HashtagReaderGrain(ITweetStore store, TimeProvider time, IOptions<HashtagOptions> options) : Grain, IHashtagReaderGrain
{
    private const int MaxUses = 50_000;

    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);
    private static readonly TimeSpan Recently = TimeSpan.FromDays(1);

    private Counted? _counted;
    private Task<Counted>? _counting;

    public async Task<ImmutableArray<Trend>> GetTrendsAsync() => (await CountAsync()).Trends;

    public async Task<Result<ImmutableArray<UsedHashtag>>> SearchAsync(string? text, int limit)
    {
        var checkedText = SearchText.Check(text, '#');
        if (!checkedText.Succeeded(out var looksFor, out _))
            return checkedText.Errors;
        var start = PlainText.Fold(looksFor);
        return (await CountAsync()).ByUse.Where(used => used.Tag.StartsWith(start, StringComparison.Ordinal)).Take(limit).ToImmutableArray();
    }

    // Whoever comes while it is counted hears what was counted before, also when the database is away.
    private async Task<Counted> CountAsync()
    {
        if (_counted is { } counted && time.GetElapsedTime(counted.At) < options.Value.CountEvery)
            return counted;
        if (_counting is not null)
            return _counted ?? await _counting;
        _counting = ReadAsync();
        try
        {
            return _counted = await _counting;
        }
        catch (StorageUnavailableException) when (_counted is not null)
        {
            return _counted;
        }
        finally
        {
            _counting = null;
        }
    }

    private async Task<Counted> ReadAsync()
    {
        var (at, now) = (time.GetTimestamp(), time.GetUtcNow());
        var use = await store.ReadHashtagUseAsync(now - Lately, now - Recently, MaxUses);
        return new Counted(
            at,
            [
                .. use.Where(tag => tag.RecentPeople >= Trend.MinPeople)
                    .OrderByDescending(tag => tag.RecentPeople).ThenByDescending(tag => tag.RecentTweets).ThenBy(tag => tag.Tag, StringComparer.Ordinal)
                    .Take(ApiLimits.Trends).Select(tag => new Trend(tag.Tag, tag.RecentTweets, tag.RecentPeople)),
            ],
            [
                .. use.OrderByDescending(tag => tag.Tweets).ThenBy(tag => tag.Tag, StringComparer.Ordinal)
                    .Select(tag => new UsedHashtag(tag.Tag, tag.Tweets)),
            ]);
    }

    private sealed record Counted(long At, ImmutableArray<Trend> Trends, ImmutableArray<UsedHashtag> ByUse);
}
