using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Ridgeway.Access.Accounts;

/// <summary>Passwords: made, hashed and checked with ASP.NET Core Identity's hasher over our own accounts.</summary>
internal sealed class Passwords
{
    /// <summary>Shorter than this is guessed; there are no other rules, as the National Cyber Security Centre advises.</summary>
    public const int ShortestLength = 12;

    // Letters and digits that are not mistaken for each other when read out.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    // PBKDF2 with SHA-512; OWASP's Password Storage Cheat Sheet asks for at least 210,000 rounds.
    private readonly PasswordHasher<AccountRow> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

    private readonly Lazy<string> nobodys;

    public Passwords() => nobodys = new Lazy<string>(() => hasher.HashPassword(null!, "a password nobody has"));

    public string Hash(AccountRow account, string password) => hasher.HashPassword(account, password);

    /// <summary>True if it is the account's password. Takes as long where there is no account or no password, so that time tells nothing.</summary>
    public bool Check(AccountRow? account, string password) =>
        hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? nobodys.Value, password) != PasswordVerificationResult.Failed
        && account?.PasswordHash is not null;

    /// <summary>A password nobody has chosen: 20 letters and digits in groups of five.</summary>
    public static string Make() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, 20).Chunk(5).Select(chunk => new string(chunk)));
}
