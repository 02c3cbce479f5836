using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Exchange.Fhir.Searching;
using Ridgeway.Records.Giving;
using Ridgeway.Records.ServeFhir;

namespace Ridgeway.Records.TakeFhir;

/// <summary>Says of each entry what became of it: where it is, which version, or what was wrong.</summary>
internal sealed class AnswerStory(ReadStory read, SearchStory search, IncludeStory include, FindPatients patients, GivePeople give)
{
    public async Task AnswerAsync(FhirCaller caller, IReadOnlyList<BundleEntry> entries, string root, bool withResource, CancellationToken cancel)
    {
        var people = new Dictionary<PersonId, GivenPerson>();
        foreach (var entry in entries)
        {
            if (entry.Answer is var (status, body))
            {
                entry.Finish(status, new JsonObject { ["response"] = new JsonObject { ["status"] = Line(status), ["outcome"] = body } });
            }
            else if (entry.IsDelete)
            {
                entry.Finish(204, new JsonObject { ["response"] = new JsonObject { ["status"] = Line(204) } });
            }
            else if (entry.Method == "GET")
            {
                await GetAsync(caller, entry, root, cancel);
            }
            else
            {
                await WrittenAsync(caller, entry, root, withResource, people, cancel);
            }
        }
    }

    private async Task WrittenAsync(FhirCaller caller, BundleEntry entry, string root, bool withResource, Dictionary<PersonId, GivenPerson> people, CancellationToken cancel)
    {
        var given = await FindAsync(caller, entry, people, cancel);
        if (given is null)
        {
            // Kept, and nothing valid can be made of it: said so, rather than pretending it can be read.
            entry.Finish(201, new JsonObject
            {
                ["response"] = new JsonObject
                {
                    ["status"] = Line(201),
                    ["outcome"] = FhirAnswer.Outcome("warning", "processing", "It was kept as it came, and is not valid R4: it cannot be given out."),
                },
            });
            return;
        }

        entry.Given = given;
        var status = entry.IsThere || entry.WasThere ? 200 : 201;
        var response = new JsonObject
        {
            ["status"] = Line(status),
            ["location"] = $"{root}/{given.Type}/{given.Id}/_history/{given.Version}",
            ["etag"] = FhirAnswer.EtagOf(given),
            ["lastModified"] = GivenTree.Text(given.Json["meta"]!["lastUpdated"]),
        };
        if (given.Repairs.Count > 0)
        {
            response["outcome"] = FhirAnswer.Outcome("warning", "invalid", "Not valid R4 as it came; it is kept so and given out mended. " + string.Join("; ", given.Repairs));
        }

        var body = new JsonObject { ["fullUrl"] = $"{root}/{given.Type}/{given.Id}", ["response"] = response };
        if (withResource)
        {
            body["resource"] = given.Json.DeepClone();
        }

        entry.Finish(status, body);
    }

    private async Task<GivenResource?> FindAsync(FhirCaller caller, BundleEntry entry, Dictionary<PersonId, GivenPerson> people, CancellationToken cancel)
    {
        if (!SearchParameters.IsAboutAPerson(entry.Type!))
        {
            return await read.ReadAsync(caller, entry.Type!, entry.Id!, cancel);
        }

        foreach (var person in await patients.ByIdAsync(entry.Id!, cancel))
        {
            if (!people.TryGetValue(person, out var given))
            {
                given = await give.GiveAsync(person, null, cancel);
                people[person] = given!;
                await caller.NoteAsync([person], "FHIR: written", cancel);
            }

            var found = entry.Type == "Patient" ? given!.Resources[0] : given!.Resources.FirstOrDefault(one => one.Type == entry.Type && one.Id == entry.Id);
            if (found is not null)
            {
                return found;
            }
        }

        return await read.ReadAsync(caller, entry.Type!, entry.Id!, cancel);
    }

    private async Task GetAsync(FhirCaller caller, BundleEntry entry, string root, CancellationToken cancel)
    {
        var question = entry.Url.IndexOf('?', StringComparison.Ordinal);
        var parts = (question < 0 ? entry.Url : entry.Url[..question]).Split('/');
        var permission = parts.Length == 1 ? 's' : 'r';
        if (SearchParameters.For(parts[0]).Count == 0 || parts.Length > 2)
        {
            Fail(entry, 404, "not-supported", $"'{entry.Url}' is not served here.");
        }
        else if (!caller.May(parts[0], permission))
        {
            Fail(entry, 403, "forbidden", caller.WhyNot(parts[0], permission));
        }
        else if (parts.Length == 2)
        {
            if (await read.ReadAsync(caller, parts[0], parts[1], cancel) is { } found)
            {
                entry.Finish(200, new JsonObject
                {
                    ["fullUrl"] = $"{root}/{found.Type}/{found.Id}",
                    ["resource"] = found.Json,
                    ["response"] = new JsonObject { ["status"] = Line(200), ["etag"] = FhirAnswer.EtagOf(found), ["lastModified"] = GivenTree.Text(found.Json["meta"]!["lastUpdated"]) },
                });
            }
            else
            {
                Fail(entry, 404, "not-found", $"There is no {parts[0]} {parts[1]} here.");
            }
        }
        else
        {
            var query = FhirQuery.Read(parts[0], QueryHelpers.ParseQuery(question < 0 ? "" : entry.Url[question..]).Select(one => new KeyValuePair<string, StringValues>(one.Key, one.Value)));
            if (query.Problem is { } problem)
            {
                Fail(entry, 400, "invalid", problem);
                return;
            }

            var page = await search.RunAsync(caller, query, $"FHIR search of {parts[0]}", cancel);
            if (page.TooCostly is { } why)
            {
                Fail(entry, 422, "too-costly", why);
                return;
            }

            var brought = query.Includes.Count == 0 ? [] : await include.OfAsync(caller, query, page.Found, cancel);
            var bundle = FhirAnswer.Bundle(query.AddressOf(root, query.Cursor), page.Next is { } next ? query.AddressOf(root, next) : null, page.Total, page.Found.Select(one => FhirAnswer.Entry(root, one)).Concat(brought.Select(one => FhirAnswer.Entry(root, one, "include"))));
            entry.Finish(200, new JsonObject { ["resource"] = bundle, ["response"] = new JsonObject { ["status"] = Line(200) } });
        }
    }

    private static void Fail(BundleEntry entry, int status, string code, string detail) => entry.Finish(status, new JsonObject
    {
        ["response"] = new JsonObject { ["status"] = Line(status), ["outcome"] = FhirAnswer.Outcome("error", code, detail) },
    });

    private static string Line(int status) => $"{status} {ReasonPhrases.GetReasonPhrase(status)}";
}
