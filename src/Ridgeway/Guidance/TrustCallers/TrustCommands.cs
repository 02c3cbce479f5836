using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access.Clients;
using Ridgeway.Commands;
using Ridgeway.Data;

namespace Ridgeway.Guidance.TrustCallers;

/// <summary>"ridgeway cds trust|list|remove": which systems may call the CDS Hooks services, and whose FHIR servers may be asked.</summary>
internal static class TrustCommands
{
    private static readonly Argument<string> Issuer = new("issuer") { Description = "The iss of its tokens, usually an address." };
    private static readonly Option<string?> Called = new("--name") { Description = "What people call it. Default: the issuer." };
    private static readonly Option<FileInfo?> Jwks = new("--jwks") { Description = "File with its public keys, a JSON Web Key Set." };
    private static readonly Option<string?> Jku = new("--jku") { Description = "Or the https address its keys are fetched from. Tokens that name another are refused." };
    private static readonly Option<string[]> Fhir = new("--fhir")
    {
        Description = "Address of a FHIR server of it that may be asked for what is not sent along. May be given several times; none is asked otherwise.",
        DefaultValueFactory = _ => [],
    };

    public static Command Make(CommandHost host)
    {
        var trust = new Command("trust", "Let a system call the CDS Hooks services.") { Issuer, Called, Jwks, Jku, Fhir };
        trust.SetAction((parse, cancel) => host.RunAsync(parse, run => TrustAsync(parse, run), cancel));
        var list = new Command("list", "Which systems may call.");
        list.SetAction((parse, cancel) => host.RunAsync(parse, ListAsync, cancel));
        var remove = new Command("remove", "Let a system call no longer.") { Issuer };
        remove.SetAction((parse, cancel) => host.RunAsync(parse, run => RemoveAsync(parse, run), cancel));
        return new Command("cds", "Systems that call the CDS Hooks services.") { trust, list, remove };
    }

    private static async Task<int> TrustAsync(ParseResult parse, CommandRun run)
    {
        var issuer = parse.GetRequiredValue(Issuer);
        var (file, jku) = (parse.GetValue(Jwks), parse.GetValue(Jku));
        if ((file is null) == (jku is null))
        {
            throw new CommandRefused("Give its keys: --jwks FILE, or --jku ADDRESS, and not both.", ExitCode.Usage);
        }

        if (jku is not null && !IsSafe(jku))
        {
            throw new CommandRefused($"{jku}: keys are fetched over https only (or from this machine).", ExitCode.Usage);
        }

        var servers = parse.GetValue(Fhir)!.Select(server => server.TrimEnd('/')).ToList();
        if (servers.Find(server => !IsSafe(server)) is { } unsafeServer)
        {
            throw new CommandRefused($"{unsafeServer}: a FHIR server is asked over https only (or on this machine).", ExitCode.Usage);
        }

        var keys = file is null ? null : await File.ReadAllTextAsync(file.FullName, run.Cancel);
        if (keys is not null && !ClientKeys.Check(keys, out var problem))
        {
            throw new CommandRefused($"{file!.Name}: {problem}", ExitCode.Usage);
        }

        await KeepAsync(run, issuer, parse.GetValue(Called) ?? issuer, keys, jku, servers);
        run.Result(new Trusted(issuer, servers), one => [$"{one.Issuer} may call /cds-services.{(one.FhirServers.Count == 0 ? " None of its FHIR servers is asked." : $" Asked: {string.Join(", ", one.FhirServers)}.")}"]);
        return ExitCode.Done;
    }

    private static async Task KeepAsync(CommandRun run, string issuer, string name, string? keys, string? jku, List<string> servers)
    {
        var db = run.Services.GetRequiredService<RidgewayDb>();
        var now = run.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await db.Set<CallerRow>().Where(row => row.Issuer == issuer).ExecuteDeleteAsync(run.Cancel);
        db.Add(new CallerRow
        {
            Issuer = issuer,
            Name = name,
            Jwks = keys,
            Jku = jku,
            FhirServers = JsonSerializer.Serialize(servers),
            AddedAtUtc = now,
        });
        await db.SaveChangesAsync(run.Cancel);
    }

    private static async Task<int> ListAsync(CommandRun run)
    {
        var rows = await run.Services.GetRequiredService<RidgewayDb>().Set<CallerRow>().AsNoTracking().OrderBy(row => row.Issuer).ToListAsync(run.Cancel);
        run.Result(
            rows.ConvertAll(row => new Listed(row.Issuer, row.Name, row.Jku, JsonSerializer.Deserialize<List<string>>(row.FhirServers)!, row.ClosedAtUtc is not null)),
            all => all.Select(row => $"{row.Issuer,-40} {row.Name}{(row.IsClosed ? " (removed)" : "")} {string.Join(", ", row.FhirServers)}"));
        return ExitCode.Done;
    }

    private static async Task<int> RemoveAsync(ParseResult parse, CommandRun run)
    {
        var issuer = parse.GetRequiredValue(Issuer);
        var now = run.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var closed = await run.Services.GetRequiredService<RidgewayDb>().Set<CallerRow>().Where(row => row.Issuer == issuer && row.ClosedAtUtc == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAtUtc, now), run.Cancel);
        if (closed == 0)
        {
            throw new CommandRefused($"{issuer} is not among those who may call.");
        }

        run.Result(new Trusted(issuer, []), one => [$"{one.Issuer} may call no longer."]);
        return ExitCode.Done;
    }

    private static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private sealed record Trusted(string Issuer, IReadOnlyList<string> FhirServers);

    private sealed record Listed(string Issuer, string Name, string? Jku, IReadOnlyList<string> FhirServers, bool IsClosed);
}
