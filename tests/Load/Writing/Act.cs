namespace MiniTwitter.Writing;

/// <summary>
/// One change that somebody asks for. It carries its idempotency key, so it may be done again when nobody knows whether
/// it was done; once acknowledged, it is noted in the truth.
/// </summary>
/// <param name="Kind">What is done, in a word.</param>
/// <param name="Key">Its idempotency key.</param>
/// <param name="DoAsync">Asks for it, and answers how to note it.</param>
internal sealed record Act(string Kind, string Key, Func<Task<Action>> DoAsync);
