using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace MiniTwitter;

/// <summary>Describes in one line why a process does not start.</summary>
internal static class StartFault
{
    // Where a value may stand that a message of the framework quotes without its key.
    private static readonly string[] Sections = ["urls", MiniTwitterOptions.Section, "ConnectionStrings", "Kestrel", "Logging"];
    private const int ShortestValue = 3;

    public static bool IsConfiguration(Exception fault) => Cause(fault) is OptionsValidationException;

    public static string Describe(Exception fault, IConfiguration? configuration)
    {
        var cause = Cause(fault);
        var message = cause switch
        {
            null => $"{fault.GetType().Name}: {fault.Message}",
            OptionsValidationException bad => string.Join(' ', bad.Failures),
            // Kestrel doesn't say which address.
            InvalidOperationException when cause.Message.Contains("HTTPS endpoint", StringComparison.Ordinal) =>
                $"{ListenAddresses.Key}: '{configuration?[ListenAddresses.Key]}' needs a certificate. Set Kestrel:Certificates:Default:Path.",
            InvalidDataException file => $"{file.Message} {Place(file)}",
            _ => cause.Message,
        };
        return $"{message}{Key(message, configuration)}".ReplaceLineEndings(" ");
    }

    // The parser counts lines from 0.
    private static string? Place(Exception file) => file.GetBaseException() is JsonException { LineNumber: { } line } json
        ? $"Line {line + 1}: {json.Message}"
        : file.InnerException?.Message;

    // The outermost exception that says what is wrong.
    private static Exception? Cause(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is OptionsValidationException or StorageUnavailableException or IOException or UnauthorizedAccessException or SocketException
                or InvalidDataException or CryptographicException or InvalidOperationException or FormatException or ArgumentException)
            {
                return fault;
            }
        }

        return null;
    }

    private static string Key(string message, IConfiguration? configuration)
    {
        var named = (configuration?.AsEnumerable() ?? [])
            .Where(entry => entry.Value?.Length >= ShortestValue && message.Contains(entry.Value, StringComparison.Ordinal)
                && Sections.Any(section => entry.Key.Equals(section, StringComparison.OrdinalIgnoreCase)
                    || entry.Key.StartsWith($"{section}:", StringComparison.OrdinalIgnoreCase)))
            .OrderByDescending(entry => entry.Value!.Length).FirstOrDefault().Key;
        return named is null || message.Contains(named, StringComparison.OrdinalIgnoreCase) ? "" : $" ({named})";
    }
}
