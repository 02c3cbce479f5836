using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Commands;
using Ridgeway.Data;

namespace Ridgeway.Access.Clients;

/// <summary>"ridgeway client add|list|close" and "ridgeway token".</summary>
internal static class ClientCommands
{
    private static readonly Argument<string> ClientName = new("name") { Description = "Its client_id: lower-case letters, digits and hyphens." };
    private static readonly Option<FileInfo> Jwks = new("--jwks") { Description = "File with its public keys, a JSON Web Key Set.", Required = true };
    private static readonly Option<string> Scopes = new("--scopes") { Description = "The most it may ask for, e.g. \"system/Patient.rs system/ServiceRequest.cruds\".", Required = true };
    private static readonly Option<string> OfClient = new("--client") { Description = "The client to speak for.", DefaultValueFactory = _ => DemoClient.Name };

    private static readonly Option<string?> OfAccount = new("--account") { Description = "Speak for a demonstration's person instead: their account name." };
    private static readonly Option<string> UserScope = new("--scope") { Description = "What the app of that person may read.", DefaultValueFactory = _ => "user/*.rs" };

    public static IEnumerable<Command> Make(CommandHost host)
    {
        var add = new Command("add", "Let another program sign in with its key.") { ClientName, Jwks, Scopes };
        add.SetAction((parse, cancel) => host.RunAsync(parse, run => AddAsync(parse, run), cancel));
        var list = new Command("list", "Which programs can sign in.");
        list.SetAction((parse, cancel) => host.RunAsync(parse, ListAsync, cancel));
        var close = new Command("close", "Let a program sign in no longer; tokens it holds stop working.") { ClientName };
        close.SetAction((parse, cancel) => host.RunAsync(parse, run => CloseAsync(parse, run), cancel));
        yield return new Command("client", "Other programs that can sign in.") { add, list, close };

        var token = new Command("token", "Print a short-lived access token for a demonstration's client.") { OfClient, OfAccount, UserScope };
        token.SetAction((parse, cancel) => host.RunAsync(parse, run => TokenAsync(parse, run), cancel, defaultFile: CommandHost.DemoFile));
        yield return token;
    }

    private static async Task<int> AddAsync(ParseResult parse, CommandRun run)
    {
        var name = parse.GetRequiredValue(ClientName);
        if (name.Length is 0 or > 100 || !name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            throw new CommandRefused("A client's name has lower-case letters, digits and hyphens.", ExitCode.Usage);
        }

        var scopes = SystemScope.ParseAll(parse.GetRequiredValue(Scopes), out var wrong);
        if (wrong.Count > 0 || scopes.Count == 0)
        {
            throw new CommandRefused($"Not a scope for a system: {(wrong.Count > 0 ? string.Join(", ", wrong) : "(none given)")}. Write system/TYPE.cruds, or some of those letters in that order.", ExitCode.Usage);
        }

        var keys = await File.ReadAllTextAsync(parse.GetRequiredValue(Jwks).FullName, run.Cancel);
        if (!ClientKeys.Check(keys, out var problem))
        {
            throw new CommandRefused($"{parse.GetRequiredValue(Jwks).Name}: {problem}", ExitCode.Usage);
        }

        await KeepAsync(run, name, scopes, keys);
        run.Result(new Added(name, string.Join(' ', scopes)), added => [$"{added.ClientId} can sign in at /oauth/token, for at most {added.Scopes}."]);
        return ExitCode.Done;
    }

    private static async Task KeepAsync(CommandRun run, string name, IReadOnlyList<SystemScope> scopes, string keys)
    {
        var db = run.Services.GetRequiredService<RidgewayDb>();
        if (await db.Set<ClientRow>().AnyAsync(row => row.ClientId == name, run.Cancel))
        {
            throw new CommandRefused($"There is already a client called {name}.");
        }

        var now = run.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        db.Add(new ClientRow
        {
            ClientId = name,
            AccountId = AccountId.New(now),
            Scopes = string.Join(' ', scopes),
            Jwks = keys,
            IsDemo = false,
            CreatedAtUtc = now.UtcDateTime,
        });
        await db.SaveChangesAsync(run.Cancel);
    }

    private static async Task<int> ListAsync(CommandRun run)
    {
        var clients = await run.Services.GetRequiredService<RidgewayDb>().Set<ClientRow>().AsNoTracking()
            .OrderBy(row => row.ClientId)
            .Select(row => new Listed(row.ClientId, row.Scopes, row.IsDemo, row.ClosedAtUtc != null))
            .ToListAsync(run.Cancel);
        run.Result(clients, all => all.Select(row =>
            $"{row.ClientId,-24} {row.Scopes}{(row.IsDemo ? " (demonstration only)" : "")}{(row.IsClosed ? " (closed)" : "")}"));
        return ExitCode.Done;
    }

    private static async Task<int> CloseAsync(ParseResult parse, CommandRun run)
    {
        var name = parse.GetRequiredValue(ClientName);
        var now = run.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var closed = await run.Services.GetRequiredService<RidgewayDb>().Set<ClientRow>().Where(row => row.ClientId == name)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAtUtc, row => row.ClosedAtUtc ?? now), run.Cancel);
        if (closed == 0)
        {
            throw new CommandRefused($"There is no client called {name}.");
        }

        run.Result(new Closed(name), done => [$"{done.ClientId} is closed."]);
        return ExitCode.Done;
    }

    private static async Task<int> TokenAsync(ParseResult parse, CommandRun run)
    {
        if (parse.GetValue(OfAccount) is { } accountName)
        {
            return await TokenOfPersonAsync(accountName, parse.GetRequiredValue(UserScope), run);
        }

        var name = parse.GetRequiredValue(OfClient);
        var client = await run.Services.GetRequiredService<RidgewayDb>().Set<ClientRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.ClientId == name && row.ClosedAtUtc == null, run.Cancel);
        if (client is not { IsDemo: true })
        {
            throw new CommandRefused(client is null
                ? $"There is no client called {name} here. A demonstration makes one: ridgeway demo. Name its database with --db."
                : $"{name} is no demonstration's client: it gets its tokens at /oauth/token with its own key.");
        }

        var token = await run.Services.GetRequiredService<AccessTokens>().IssueAsync(client, SystemScope.ParseAll(client.Scopes, out _), run.Cancel);
        run.Result(new Issued(token, "bearer", (int)AccessTokens.Lifetime.TotalSeconds, client.Scopes), issued => [issued.AccessToken]);
        return ExitCode.Done;
    }

    private static async Task<int> TokenOfPersonAsync(string name, string scope, CommandRun run)
    {
        var account = await run.Services.GetRequiredService<RidgewayDb>().Set<AccountRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.SignInName == name && row.ClosedAtUtc == null, run.Cancel);
        if (account is not { IsDemo: true })
        {
            throw new CommandRefused(account is null ? $"There is no account called {name} here." : $"{name} is no demonstration's account: nobody else makes tokens for them.");
        }

        if (UserScopes.ParseAll(scope, account.Role, out var wrong) is { Count: 0 } || wrong.Count > 0)
        {
            throw new CommandRefused($"Not a scope for an app of {account.Role}: {string.Join(", ", wrong)}. Write user/TYPE.rs, or for a person's own record patient/TYPE.rs.", ExitCode.Usage);
        }

        var token = await run.Services.GetRequiredService<AccessTokens>().IssueAsync(account, "demo-app", scope, run.Cancel);
        run.Result(new Issued(token, "bearer", (int)AccessTokens.Lifetime.TotalSeconds, scope), issued => [issued.AccessToken]);
        return ExitCode.Done;
    }

    private sealed record Added(string ClientId, string Scopes);

    private sealed record Closed(string ClientId);

    private sealed record Listed(string ClientId, string Scopes, bool IsDemo, bool IsClosed);

    private sealed record Issued(string AccessToken, string TokenType, int ExpiresIn, string Scope);
}
