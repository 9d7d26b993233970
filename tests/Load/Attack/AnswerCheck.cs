using System.Globalization;

namespace MiniTwitter.Attack;

/// <summary>Looks at every answer, and counts answers by class of status. Called from many threads.</summary>
internal sealed class AnswerCheck(Violations violations)
{
    private const int ExcerptLength = 200;

    // 0: no answer; 1–5: classes of status; 6 and 7: 429 and 503 alone.
    private readonly long[] _counts = new long[8];

    public long Count => _counts[..6].Sum();

    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"2xx {_counts[2]:N0}, 3xx {_counts[3]:N0}, 4xx {_counts[4]:N0} (429: {_counts[6]:N0}), ") + string.Create(
        CultureInfo.InvariantCulture,
        $"5xx {_counts[5]:N0} (503: {_counts[7]:N0}), closed without an answer {_counts[0]:N0}");

    /// <param name="where">The operation.</param>
    /// <param name="how">How to reproduce the request.</param>
    /// <param name="answer">What came back.</param>
    /// <param name="hidden">What must not be in it.</param>
    public void Look(string where, string how, RawAnswer answer, params IEnumerable<string> hidden)
    {
        Interlocked.Increment(ref _counts[Math.Clamp(answer.Status / 100, 0, 5)]);
        if (answer.Status == 429)
            Interlocked.Increment(ref _counts[6]);
        if (answer.Status == 503)
            Interlocked.Increment(ref _counts[7]);
        if (answer.Status == RawAnswer.Silent)
            violations.Add($"no answer in time to {where}", how);
        if (answer.Status >= 500 && !IsDocumented(answer))
            violations.Add($"{answer.Status} for {where}", $"{how} → {Excerpt(answer.Body)}");
        if (answer.Body.Contains("\n   at ", StringComparison.Ordinal) || answer.Body.Contains("\\n   at ", StringComparison.Ordinal))
            violations.Add($"a stack trace in the answer to {where}", $"{how} → {Excerpt(answer.Body)}");
        foreach (var marker in hidden)
        {
            if (answer.Body.IndexOf(marker, StringComparison.Ordinal) is >= 0 and var at)
            {
                var shown = answer.Body[Math.Max(0, at - ExcerptLength)..(at + marker.Length)];
                violations.Add($"{where} shows what is hidden", $"{how} → …{shown}…");
            }

        }
    }

    // 505 is what Kestrel answers to a version of HTTP that it does not know.
    private static bool IsDocumented(RawAnswer answer) =>
        answer.Status is 505 || (answer.Status == 503 && answer.Header("Retry-After") is not null);

    private static string Excerpt(string text) => text.Length <= ExcerptLength ? text : text[..ExcerptLength];
}
