namespace MiniTwitter;

/// <summary>
/// Looks for a fault of the configuration before anything is started, where it can still be told in one line: what starts later
/// logs stack traces.
/// </summary>
public interface IStartCheck
{
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The message names the key and the cause.</exception>
    /// <exception cref="StorageUnavailableException">The data can't be used.</exception>
    void Check();
}
