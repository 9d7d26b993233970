using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MiniTwitter.Stories.Client;

/// <summary>What is logged in the category while it is there.</summary>
public sealed class CollectedLog : ILoggerProvider, ILogger
{
    private readonly List<LogEntry> _events = [];
    private readonly string _category;
    private bool _ended;

    public CollectedLog(IServiceProvider services, string category)
    {
        _category = category;
        services.GetRequiredService<ILoggerFactory>().AddProvider(this);
    }

    public IReadOnlyList<LogEntry> Events
    {
        get
        {
            lock (_events)
                return [.. _events];
        }
    }

    public string Text => string.Join('\n', Events.Select(entry => $"{entry.Message} {string.Join(' ', entry.Values.Values)}"));

    public void Clear()
    {
        lock (_events)
            _events.Clear();
    }

    public ILogger CreateLogger(string categoryName) => categoryName == _category ? this : NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => !_ended;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (_ended || state is not IEnumerable<KeyValuePair<string, object?>> values)
            return;
        lock (_events)
            _events.Add(new(eventId.Name ?? "", formatter(state, exception), values.ToDictionary(value => value.Key, value => value.Value?.ToString())));
    }

    public void Dispose() => _ended = true;
}

/// <summary>A line of the log.</summary>
public sealed record LogEntry(string Name, string Message, Dictionary<string, string?> Values)
{
    public string? this[string name] => Values.GetValueOrDefault(name);

    public bool IsFromHere => IPAddress.TryParse(this["Address"], out var address) && IPAddress.IsLoopback(address);
}
