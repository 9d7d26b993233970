using System.Collections.Immutable;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>Looking for people.</summary>
internal sealed partial class TweetStore
{
    // Most people of one kind who are looked at, so that one letter costs no more than a name. Of several words the first is the
    // longest: the others are looked for among more.
    private const int Candidates = 1_000;
    private const int CandidatesOfSeveralWords = 10_000;

    // No text holds this last of all code points: what begins like a word lies between the word and the word with it.
    private const string Last = "\U0010FFFF";

    public async Task<ImmutableArray<UserId>> FindPeopleAsync(
        ImmutableArray<string> words, string handle, UserId? viewer, int skip, int limit)
    {
        var range = $"w.word >= $5 AND w.word < $6";
        var candidates = words.Length == 1 ? Candidates : CandidatesOfSeveralWords;
        return [.. await QueryAsync(
            $"""
            WITH near (id) AS (
                SELECT f.followee FROM follows f WHERE f.follower = $1
                UNION SELECT n.follower FROM (SELECT f.follower FROM follows f WHERE f.followee = $1 ORDER BY f.id DESC LIMIT {Candidates}) AS n
                UNION SELECT c.user_id FROM (SELECT user_id FROM follower_counts ORDER BY followers DESC LIMIT {Candidates}) AS c
                UNION SELECT u.id FROM users u WHERE u.handle_key = $2),
            found (id) AS (
                SELECT p.id FROM near p WHERE {HasWords(0)}
                UNION
                SELECT p.id FROM (SELECT w.user_id AS id FROM user_words w WHERE {range} ORDER BY w.word LIMIT {candidates}) AS p WHERE {HasWords(1)})
            SELECT u.id FROM found JOIN users u ON u.id = found.id
            LEFT JOIN follows f ON f.follower = $1 AND f.followee = u.id
            LEFT JOIN follows b ON b.follower = u.id AND b.followee = $1
            ORDER BY CASE WHEN u.handle_key = $2 THEN 0 WHEN f.id IS NOT NULL THEN 1 WHEN b.id IS NOT NULL THEN 2 ELSE 3 END,
                (SELECT coalesce(sum(c.followers), 0) FROM follower_counts c WHERE c.user_id = u.id) DESC, u.handle_key
            LIMIT $4 OFFSET $3
            """,
            MapUserId, default,
            [viewer?.Value ?? 0, handle, (long)skip, (long)limit, .. words.SelectMany(word => (string[])[word, word + Last])])];

        string HasWords(int from) => string.Join(" AND ", Enumerable.Range(from, words.Length - from).Select(HasWord).DefaultIfEmpty("1 = 1"));

        static string HasWord(int number) =>
            $"EXISTS (SELECT 1 FROM user_words w WHERE w.user_id = p.id AND w.word >= ${5 + 2 * number} AND w.word < ${6 + 2 * number})";
    }
}
