namespace MiniTwitter.Traffic;

/// <summary>One request that somebody makes. People are numbers from 0.</summary>
/// <param name="At">When it is meant to be sent, from the beginning of the run.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="Who">Who asks; nobody known when <paramref name="Kind"/> is <see cref="RequestKind.Register"/>.</param>
/// <param name="Whom">Whose tweets are read, or who is followed.</param>
/// <param name="Text">Of a post.</param>
internal sealed record Request(TimeSpan At, RequestKind Kind, int Who = 0, int Whom = 0, string Text = "");
