namespace MiniTwitter.Accounts;

internal sealed class PasswordHasher : IPasswordHasher
{
    public Task<string?> HashAsync(string password) => throw new NotSupportedException();

    public Task<bool?> VerifyAsync(string password, string? hash) => throw new NotSupportedException();
}
