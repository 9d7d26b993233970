using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace MiniTwitter;

/// <summary>
/// A value, or the <see cref="MiniTwitter.Refusal"/> that says why there is none. Faults (storage away,
/// silo gone) are exceptions and never appear here.
/// </summary>
/// <typeparam name="T">What success carries.</typeparam>
[GenerateSerializer, Immutable, Alias("mt.Result`1")]
public readonly record struct Result<T>
{
    /// <summary>The value when <see cref="Refusal"/> is null.</summary>
    [Id(0)]
    public T? Value { get; init; }

    /// <summary>Why nothing was done, or null on success.</summary>
    [Id(1)]
    public Refusal? Refusal { get; init; }

    /// <summary>For <see cref="Refusal.Invalid"/>, the fields that break a rule; otherwise empty.</summary>
    [Id(2)]
    public ImmutableArray<FieldError> Errors { get; init; }

    /// <summary>True when there is a value.</summary>
    public bool Succeeded([NotNullWhen(true)] out T? value, out Refusal refusal)
    {
        value = Value;
        refusal = Refusal.GetValueOrDefault();
        return Refusal is null;
    }

    public static implicit operator Result<T>(T value) => new() { Value = value, Errors = [] };

    public static implicit operator Result<T>(Refusal refusal) => new() { Refusal = refusal, Errors = [] };

    public static implicit operator Result<T>(ImmutableArray<FieldError> errors) =>
        new() { Refusal = MiniTwitter.Refusal.Invalid, Errors = errors };
}

/// <summary>One field that breaks its rule.</summary>
/// <param name="Field">Name as in the JSON contract, camelCase.</param>
/// <param name="Message">A sentence for the person who typed it.</param>
[GenerateSerializer, Immutable, Alias("mt.FieldError")]
public sealed record FieldError([property: Id(0)] string Field, [property: Id(1)] string Message);
