using MiniTwitter.Limits;

namespace MiniTwitter.Live;

/// <summary>The token bucket of one live connection: two numbers and no timer. For one caller at a time.</summary>
internal sealed class MessageBucket(Limit.Bucket bucket, TimeProvider time)
{
    private double _tokens = bucket.Tokens;
    private long _filledAt = time.GetTimestamp();

    /// <summary>False when fewer tokens are left than asked for; none is taken then.</summary>
    public bool TryTake(int tokens = 1)
    {
        var now = time.GetTimestamp();
        _tokens = Math.Min(bucket.Tokens, _tokens + (time.GetElapsedTime(_filledAt, now) / bucket.Every));
        _filledAt = now;
        if (_tokens < tokens)
            return false;
        _tokens -= tokens;
        return true;
    }
}
