using System.Text.Json;

namespace MiniTwitter.Traffic.Users;

/// <summary>Keeps the sessions of a population with a server, so that the next run need not register and prepare it again.</summary>
internal sealed class AccountsFile(string directory, Uri server, Population population)
{
    private readonly string _path = Path.Combine(directory, $"{server.Host}-{server.Port}-{population.Name}.json");

    public void Load()
    {
        if (!File.Exists(_path))
            return;
        var known = JsonSerializer.Deserialize<Account[]>(File.ReadAllBytes(_path))!.ToDictionary(account => account.Handle);
        for (var number = 0; number < population.Accounts.Length; number++)
        {
            if (known.TryGetValue(population.HandleOf(number), out var account))
                population.Accounts[number] = account;
        }
    }

    /// <summary>Whole or not at all, and for nobody else on this machine to read.</summary>
    public void Save()
    {
        Directory.CreateDirectory(directory);
        var unfinished = $"{_path}.new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(unfinished, options))
            JsonSerializer.Serialize(file, population.Accounts);
        File.Move(unfinished, _path, overwrite: true);
    }
}
