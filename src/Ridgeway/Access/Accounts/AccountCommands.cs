using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Records;

namespace Ridgeway.Access.Accounts;

/// <summary>"ridgeway account add|list|password|safety-officer|close".</summary>
internal static class AccountCommands
{
    private static readonly Argument<string> SignInName = new("name") { Description = "What they type to sign in." };
    private static readonly Option<Role> RoleOption = new("--role") { Description = "Clinician, Provider, Person, Commissioner or Operator.", Required = true };
    private static readonly Option<string> FullName = new("--full-name") { Description = "As they are called, e.g. \"Dr Amina Okafor\".", Required = true };
    private static readonly Option<string?> Organisation = new("--organisation") { Description = "ODS code of the organisation they act for; a clinician's practice." };
    private static readonly Option<string?> OrganisationName = new("--organisation-name") { Description = "The organisation's name." };
    private static readonly Option<Guid?> Provider = new("--provider") { Description = "A provider's number in Ridgeway." };
    private static readonly Option<Guid?> Person = new("--person") { Description = "A person's number in Ridgeway." };
    private static readonly Option<bool> FromInput = new("--password-stdin") { Description = "Read the password from standard input. Without it one is made and printed once." };

    private static readonly Option<bool> Revoke = new("--revoke") { Description = "They no longer are." };

    public static Command Make(CommandHost host)
    {
        var add = new Command("add", "Let someone sign in.") { SignInName, RoleOption, FullName, Organisation, OrganisationName, Provider, Person, FromInput };
        add.SetAction((parse, cancel) => host.RunAsync(parse, run => AddAsync(parse, run), cancel));
        var list = new Command("list", "Who can sign in.");
        list.SetAction((parse, cancel) => host.RunAsync(parse, ListAsync, cancel));
        var password = new Command("password", "Give someone another password; wherever they are signed in, they are signed out.") { SignInName, FromInput };
        password.SetAction((parse, cancel) => host.RunAsync(parse, run => PasswordAsync(parse, run), cancel));
        var close = new Command("close", "Close an account for good; wherever it is signed in, it is signed out.") { SignInName };
        close.SetAction((parse, cancel) => host.RunAsync(parse, run => CloseAsync(parse, run), cancel));
        var safety = new Command("safety-officer", "Let a clinician approve clinical content on its pages; wherever they are signed in, they are signed out.") { SignInName, Revoke };
        safety.SetAction((parse, cancel) => host.RunAsync(parse, run => SafetyOfficerAsync(parse, run), cancel));
        return new Command("account", "Who can sign in.") { add, list, password, safety, close };
    }

    private static async Task<int> AddAsync(ParseResult parse, CommandRun run)
    {
        var db = run.Services.GetRequiredService<RidgewayDb>();
        var clock = run.Services.GetRequiredService<TimeProvider>();
        var account = Read(parse, clock.GetUtcNow());
        if (await db.Set<AccountRow>().AnyAsync(row => row.SignInName == account.SignInName, run.Cancel))
        {
            throw new CommandRefused($"There is already an account called {account.SignInName}.");
        }

        var (password, wasMade) = await PasswordOfAsync(parse, run.Cancel);
        account.PasswordHash = run.Services.GetRequiredService<Passwords>().Hash(account, password);
        db.Add(account);
        await db.SaveChangesAsync(run.Cancel);
        run.Result(new Given(account.SignInName, account.AccountId, wasMade ? password : null), given => given.Password is null
            ? [$"{given.Name} can sign in."]
            : [$"{given.Name} can sign in with the password {given.Password} (shown this once)."]);
        return ExitCode.Done;
    }

    private static AccountRow Read(ParseResult parse, DateTimeOffset now)
    {
        var role = parse.GetValue(RoleOption);
        var organisation = parse.GetValue(Organisation);
        var provider = parse.GetValue(Provider);
        var person = parse.GetValue(Person);
        var problem = role switch
        {
            Role.Clinician when !OdsCode.TryParse(organisation, out _) => "A clinician needs --organisation with the ODS code of their practice.",
            Role.Provider when provider is null || provider == Guid.Empty => "A provider needs --provider with the number of their organisation in Ridgeway.",
            Role.Person when person is null || person == Guid.Empty => "A person needs --person with their number in Ridgeway.",
            Role.System => "A system signs in with a key: ridgeway client add.",
            _ => null,
        };
        if (problem is not null)
        {
            throw new CommandRefused(problem, ExitCode.Usage);
        }

        return new AccountRow
        {
            AccountId = AccountId.New(now),
            SignInName = NameOf(parse),
            Name = parse.GetRequiredValue(FullName).Trim(),
            Role = role,
            Organisation = OdsCode.TryParse(organisation, out var code) ? code.Value : organisation,
            OrganisationName = parse.GetValue(OrganisationName),
            ProviderId = role == Role.Provider ? new ProviderId(provider!.Value) : null,
            PersonId = role == Role.Person ? new PersonId(person!.Value) : null,
            Stamp = Guid.CreateVersion7(now),
            IsDemo = false,
            CreatedAtUtc = now.UtcDateTime,
        };
    }

    private static async Task<int> ListAsync(CommandRun run)
    {
        var accounts = await run.Services.GetRequiredService<RidgewayDb>().Set<AccountRow>().AsNoTracking()
            .OrderBy(row => row.SignInName)
            .Select(row => new Listed(row.SignInName, row.Name, row.Role, row.Organisation, row.IsDemo, row.ClosedAtUtc != null))
            .ToListAsync(run.Cancel);
        run.Result(accounts, all => all.Select(row =>
            $"{row.SignInName,-24} {row.Role,-13} {row.Name}{(row.Organisation is null ? "" : $" for {row.Organisation}")}{(row.IsDemo ? " (demonstration only)" : "")}{(row.IsClosed ? " (closed)" : "")}"));
        return ExitCode.Done;
    }

    private static async Task<int> PasswordAsync(ParseResult parse, CommandRun run)
    {
        var account = await FindAsync(parse, run);
        if (account.IsDemo)
        {
            throw new CommandRefused("A demonstration's account has no password and gets none.");
        }

        var (password, wasMade) = await PasswordOfAsync(parse, run.Cancel);
        account.PasswordHash = run.Services.GetRequiredService<Passwords>().Hash(account, password);
        account.Stamp = Guid.CreateVersion7(run.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        (account.Failures, account.LockedUntilUtc) = (0, null);
        await run.Services.GetRequiredService<RidgewayDb>().SaveChangesAsync(run.Cancel);
        run.Result(new Given(account.SignInName, account.AccountId, wasMade ? password : null), given =>
            [given.Password is null ? "Done." : $"The password is now {given.Password} (shown this once)."]);
        return ExitCode.Done;
    }

    private static async Task<int> SafetyOfficerAsync(ParseResult parse, CommandRun run)
    {
        var account = await FindAsync(parse, run);
        var isOne = !parse.GetValue(Revoke);
        if (isOne && account.Role != Role.Clinician)
        {
            throw new CommandRefused("A clinical safety officer is a registered clinician (DCB0129): this account is not a clinician's.");
        }

        account.IsSafetyOfficer = isOne;
        account.Stamp = Guid.CreateVersion7(run.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        await run.Services.GetRequiredService<RidgewayDb>().SaveChangesAsync(run.Cancel);
        run.Result(new Given(account.SignInName, account.AccountId, null), given =>
            [isOne ? $"{given.Name} can approve clinical content." : $"{given.Name} can no longer approve clinical content."]);
        return ExitCode.Done;
    }

    private static async Task<int> CloseAsync(ParseResult parse, CommandRun run)
    {
        var account = await FindAsync(parse, run);
        var now = run.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        account.ClosedAtUtc ??= now.UtcDateTime;
        account.Stamp = Guid.CreateVersion7(now);
        await run.Services.GetRequiredService<RidgewayDb>().SaveChangesAsync(run.Cancel);
        run.Result(new Given(account.SignInName, account.AccountId, null), given => [$"{given.Name} is closed."]);
        return ExitCode.Done;
    }

    private static async Task<AccountRow> FindAsync(ParseResult parse, CommandRun run)
    {
        var name = NameOf(parse);
        return await run.Services.GetRequiredService<RidgewayDb>().Set<AccountRow>().SingleOrDefaultAsync(row => row.SignInName == name, run.Cancel)
            ?? throw new CommandRefused($"There is no account called {name}.");
    }

    private static string NameOf(ParseResult parse) => parse.GetRequiredValue(SignInName).Trim().ToLowerInvariant();

    private static async Task<(string Password, bool WasMade)> PasswordOfAsync(ParseResult parse, CancellationToken cancel)
    {
        if (!parse.GetValue(FromInput))
        {
            return (Passwords.Make(), true);
        }

        var typed = await Console.In.ReadLineAsync(cancel) ?? "";
        return typed.Length >= Passwords.ShortestLength
            ? (typed, false)
            : throw new CommandRefused($"A password needs at least {Passwords.ShortestLength} characters.", ExitCode.Usage);
    }

    private sealed record Given(string Name, AccountId Account, string? Password);

    private sealed record Listed(string SignInName, string Name, Role Role, string? Organisation, bool IsDemo, bool IsClosed);
}
