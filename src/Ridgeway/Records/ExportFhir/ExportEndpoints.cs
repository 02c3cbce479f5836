using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access.Clients;
using Ridgeway.Data;
using Ridgeway.Exchange.Fhir.Searching;
using Ridgeway.Records.ServeFhir;

namespace Ridgeway.Records.ExportFhir;

/// <summary>Bulk Data: kick-off, status, files, deletion (HL7 Bulk Data Access; GET as in version 2, POST as in version 4).</summary>
internal static class ExportEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var fhir = FhirEndpoints.Group(app);
        string[] ways = [HttpMethods.Get, HttpMethods.Post];
        fhir.MapMethods("/$export", ways, (HttpContext http) => AskAsync(http, "system")).WithSummary("Bulk export of everything (Prefer: respond-async).");
        fhir.MapMethods("/Patient/$export", ways, (HttpContext http) => AskAsync(http, "patient")).WithSummary("Bulk export of everyone.");
        fhir.MapMethods("/Group/{group}/$export", ways, (HttpContext http, string group) => AskAsync(http, "group:" + group))
            .WithSummary("Bulk export of a group: a practice by ODS code, or a register.");
        fhir.MapGet("/$export/{id:guid}", StatusAsync).WithSummary("How far a bulk export is; its manifest when it is done.");
        fhir.MapDelete("/$export/{id:guid}", DeleteAsync).WithSummary("Stop a bulk export and remove its files.");
        fhir.MapGet("/$export/{id:guid}/{file}", FileAsync).WithSummary("One file of a bulk export.");
    }

    private static async Task AskAsync(HttpContext http, string level)
    {
        var caller = FhirCaller.Of(http);
        if (!caller.IsSystem)
        {
            await FhirAnswer.RefuseAsync(http, 403, "Bulk export is for systems with a token.");
            return;
        }

        if (!http.Request.Headers["Prefer"].ToString().Contains("respond-async", StringComparison.OrdinalIgnoreCase))
        {
            await FhirAnswer.RefuseAsync(http, 400, "Send Prefer: respond-async; an export is answered later.", "required");
            return;
        }

        var asked = await ExportParameters.ReadAsync(http, level, caller);
        if (asked.Problem is var (status, words, code))
        {
            await FhirAnswer.RefuseAsync(http, status, words, code);
            return;
        }

        if (level.StartsWith("group:", StringComparison.Ordinal) && (await ExportRounds.PeopleOfAsync(http.RequestServices, level[6..], http.RequestAborted)).Count == 0)
        {
            await FhirAnswer.RefuseAsync(http, 404, $"There is no group {level[6..]} here, or nobody is in it. Groups are practices by ODS code, and registers.");
            return;
        }

        var (now, root) = (http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), http.RequestServices.GetRequiredService<PublicAddress>().Root);
        var row = new ExportRow
        {
            ExportId = ExportId.New(now),
            AccountId = caller.Viewer.Account.Value,
            AccountName = caller.Viewer.Name,
            Request = $"{root}{http.Request.Path}{http.Request.QueryString}",
            Types = string.Join(',', asked.Types.Order(StringComparer.Ordinal)),
            SinceUtc = asked.Since?.UtcDateTime,
            TypeFilters = string.Join('\n', asked.Filters),
            Level = level,
            State = ExportState.Waiting,
            AskedAtUtc = now.UtcDateTime,
        };
        var db = http.RequestServices.GetRequiredService<RidgewayDb>();
        db.Add(row);
        await db.SaveChangesAsync(http.RequestAborted);
        http.RequestServices.GetRequiredService<ExportWaiting>().Tell();
        http.Response.Headers.ContentLocation = $"{root}/fhir/$export/{row.ExportId.Value}";
        await FhirAnswer.JsonAsync(http, FhirAnswer.Outcome("information", "informational", "The export was taken up; ask at Content-Location."), 202);
    }

    private static async Task StatusAsync(HttpContext http, Guid id)
    {
        if (await OwnAsync(http, id) is not { } row)
        {
            return;
        }

        switch (row.State)
        {
            case ExportState.Waiting or ExportState.Running:
                http.Response.StatusCode = 202;
                http.Response.Headers["X-Progress"] = row.State == ExportState.Waiting ? "waiting" : $"{row.PeopleDone:N0} people done";
                http.Response.Headers.RetryAfter = "2";
                return;
            case ExportState.Failed:
                await FhirAnswer.RefuseAsync(http, 500, "The export failed. Its operator can find out why in the log.");
                return;
        }

        var root = http.RequestServices.GetRequiredService<PublicAddress>().Root;
        http.Response.Headers.Expires = (new DateTimeOffset(row.FinishedAtUtc!.Value, TimeSpan.Zero) + ExportRounds.KeptFor).ToString("R", CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(new
        {
            transactionTime = row.AskedAtUtc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
            request = row.Request,
            requiresAccessToken = true,
            output = JsonSerializer.Deserialize<List<ExportedFile>>(row.Files)!.Select(file => new { type = file.Type, url = $"{root}/fhir/$export/{id}/{file.Name}", count = file.Count }),
            deleted = Array.Empty<object>(),
            error = Array.Empty<object>(),
        }, JsonSerializerOptions.Web, "application/json", http.RequestAborted);
    }

    private static async Task FileAsync(HttpContext http, Guid id, string file)
    {
        if (await OwnAsync(http, id) is not { } row)
        {
            return;
        }

        // Only names the export wrote itself: nothing else of the disk can be asked for.
        if (row.State != ExportState.Done || JsonSerializer.Deserialize<List<ExportedFile>>(row.Files)!.Find(one => one.Name == file) is not { } found)
        {
            await FhirAnswer.RefuseAsync(http, 404, $"The export has no file {file}.");
            return;
        }

        var path = Path.Combine(http.RequestServices.GetRequiredService<ExportFolders>().Of(row.ExportId), found.Name);
        http.Response.ContentType = "application/fhir+ndjson";
        http.Response.Headers.Vary = "Accept-Encoding";
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
        if (http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            http.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(http.Response.Body, CompressionLevel.Fastest);
            await stream.CopyToAsync(gzip, http.RequestAborted);
            return;
        }

        http.Response.ContentLength = stream.Length;
        await stream.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static async Task DeleteAsync(HttpContext http, Guid id)
    {
        if (await OwnAsync(http, id) is not { } row)
        {
            return;
        }

        await http.RequestServices.GetRequiredService<RidgewayDb>().Set<ExportRow>().Where(one => one.ExportId == row.ExportId)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, ExportState.Deleted), http.RequestAborted);
        if (row.State != ExportState.Running)
        {
            http.RequestServices.GetRequiredService<ExportFolders>().Remove(row.ExportId);
        }

        await FhirAnswer.JsonAsync(http, FhirAnswer.Outcome("information", "informational", "The export and its files are gone."), 202);
    }

    /// <summary>The export, where this caller asked for it; else null, and the refusal is written.</summary>
    private static async Task<ExportRow?> OwnAsync(HttpContext http, Guid id)
    {
        var caller = FhirCaller.Of(http);
        var account = caller.Viewer.Account.Value;
        var row = id == Guid.Empty ? null : await http.RequestServices.GetRequiredService<RidgewayDb>().Set<ExportRow>().AsNoTracking()
            .FirstOrDefaultAsync(one => one.ExportId == new ExportId(id) && one.AccountId == account && one.State != ExportState.Deleted, http.RequestAborted);
        if (row is null)
        {
            await FhirAnswer.RefuseAsync(http, 404, "There is no such export of yours; it may have been deleted or be older than a day.");
        }

        return row;
    }
}

/// <summary>What an export's request says.</summary>
internal sealed record ExportParameters(IReadOnlySet<string> Types, DateTimeOffset? Since, IReadOnlyList<string> Filters, (int Status, string Words, string Code)? Problem)
{
    private static readonly string[] Formats = ["application/fhir+ndjson", "application/ndjson", "ndjson"];
    private static readonly string[] Ignored = ["_elements", "includeAssociatedData", "patient", "_until", "organizeOutputBy", "allowPartialManifests"];

    public static async Task<ExportParameters> ReadAsync(HttpContext http, string level, FhirCaller caller)
    {
        var said = http.Request.Query.SelectMany(one => one.Value.Select(value => (one.Key, Value: value ?? ""))).ToList();
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.ContentLength > 0)
        {
            said.AddRange(await FromBodyAsync(http));
        }

        var isStrict = http.Request.Headers["Prefer"].ToString().Contains("handling=strict", StringComparison.OrdinalIgnoreCase);
        var (types, since, filters) = (new HashSet<string>(), (DateTimeOffset?)null, new List<string>());
        foreach (var (name, value) in said)
        {
            switch (name)
            {
                case "_type":
                    types.UnionWith(value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
                    break;
                case "_typeFilter":
                    filters.AddRange(FiltersIn(value));
                    break;
                case "_since" when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment):
                    since = moment;
                    break;
                case "_since":
                    return Refuse(400, $"_since is not an instant: '{value}'.", "invalid");
                case "_outputFormat" when Formats.Contains(value.Replace(' ', '+')):
                    break;
                case "_outputFormat":
                    return Refuse(400, $"_outputFormat can only be {Formats[0]}: '{value}'.", "not-supported");
                case var _ when isStrict || !Ignored.Contains(name):
                    return Refuse(400, $"{name} is not supported by this export.", "not-supported");
            }
        }

        if (types.FirstOrDefault(type => SearchParameters.For(type).Count == 0) is { } wrong)
        {
            return Refuse(400, $"_type names '{wrong}', which is not served here.", "not-supported");
        }

        if (TypeFilters.Read(filters) is { Problem: { } misunderstood })
        {
            return Refuse(400, misunderstood, "not-supported");
        }

        var possible = SearchParameters.Types.Where(type => level == "system" || SearchParameters.IsAboutAPerson(type)).ToHashSet();
        var wanted = types.Count == 0 ? possible : types;
        var allowed = wanted.Where(type => caller.May(type, 'r')).ToHashSet();
        return allowed.Count == 0 || (types.Count > 0 && allowed.Count < types.Count)
            ? Refuse(403, $"The token's scopes do not allow this: it needs system/{(types.Count == 0 ? "*" : string.Join(", system/", types.Except(allowed)))}.rs.", "forbidden")
            : new ExportParameters(allowed, since, filters, null);
    }

    /// <summary>Version 1 wrote several in one, with commas before the next type; version 2 gives the parameter again.</summary>
    private static IEnumerable<string> FiltersIn(string value)
    {
        var from = 0;
        for (var comma = value.IndexOf(',', StringComparison.Ordinal); comma >= 0; comma = value.IndexOf(',', comma + 1))
        {
            var question = value.IndexOf('?', comma);
            if (question > 0 && SearchParameters.For(value[(comma + 1)..question]).Count > 0)
            {
                yield return value[from..comma];
                from = comma + 1;
            }
        }

        yield return value[from..];
    }

    private static async Task<List<(string, string)>> FromBodyAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
        var said = new List<(string, string)>();
        if (body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("parameter", out var all) && all.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in all.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object && one.TryGetProperty("name", out _)))
            {
                var value = one.EnumerateObject().FirstOrDefault(property => property.Name.StartsWith("value", StringComparison.Ordinal)).Value;
                said.Add((one.GetProperty("name").ToString(), value.ValueKind == JsonValueKind.Undefined ? "" : value.ToString()));
            }
        }

        return said;
    }

    private static ExportParameters Refuse(int status, string words, string code) => new(new HashSet<string>(), null, [], (status, words, code));
}
