using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Exchange.Fhir.Searching;
using Ridgeway.Records.Facts;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Records.ServeFhir;
using Ridgeway.Records.Sources;

namespace Ridgeway.Records.TakeFhir;

/// <summary>Whether those that sent resources are about are known, by the ids Ridgeway gives out or by NHS number.</summary>
internal sealed class TakenPeople(RidgewayDb db, IRecords records, FindPatients patients)
{
    public async Task<bool> IsKnownAsync(string reference, string nhsNumber, IReadOnlySet<string> coming, IReadOnlyList<BundleEntry> entries, CancellationToken cancel)
    {
        var id = FindPatients.IdOf(reference);
        if (id.Length > 0 && (coming.Contains(id) || (await patients.ByIdAsync(id, cancel)).Count > 0))
        {
            return true;
        }

        return NhsNumber.TryParse(nhsNumber, out var number)
            && ((await records.HoldingAsync(number, cancel)).Count == 1 || entries.Any(entry => entry.Type == "Patient" && !entry.IsRefused && Holds(entry, number)));
    }

    /// <summary>True where a resource that is here is about one person, and what is sent in its place about another who is known.</summary>
    public async Task<bool> IsAnotherAsync(GivenResource there, string reference, string nhsNumber, CancellationToken cancel)
    {
        if (SearchParameters.PersonElementOf(there.Type) is not { } element || GivenTree.Text((there.Json[element] as JsonObject)?["reference"]) is not { } before)
        {
            return false;
        }

        var now = reference.Length > 0 ? await patients.ByIdAsync(FindPatients.IdOf(reference), cancel)
            : NhsNumber.TryParse(nhsNumber, out var number) ? await records.HoldingAsync(number, cancel)
            : [];
        return now.Count > 0 && !now.Intersect(await patients.ByIdAsync(FindPatients.IdOf(before), cancel)).Any();
    }

    /// <summary>
    /// The import finds people by the names its source gave them. What is sent here names people by the ids Ridgeway gives out,
    /// so those become names of this source too.
    /// </summary>
    public async Task MakeKnownAsync(IReadOnlyList<BundleEntry> entries, CancellationToken cancel)
    {
        var named = entries.SelectMany(entry => GivenTree.References(entry.Resource)).Where(reference => reference.StartsWith("Patient/", StringComparison.Ordinal))
            .Concat(entries.Where(entry => entry.Type == "Patient").Select(entry => $"Patient/{entry.Id}")).Distinct().ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var write = new StoreWrite(db.Database.GetDbConnection(), transaction.GetDbTransaction());
        foreach (var reference in named)
        {
            if (await patients.ByIdAsync(FindPatients.IdOf(reference), cancel) is not [var person])
            {
                continue;
            }

            await using var insert = write.Command("""
                insert into records_reference (person_id, reference, import_id)
                select person_id, @reference, import_id from records_person where person_id = @person
                on conflict (person_id, reference) do nothing
                """);
            insert.Bind("@reference", write.Id(ReferenceKey.Of(PublicId.OwnSpace, reference)));
            insert.Bind("@person", write.Id(person.Value));
            await insert.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private static bool Holds(BundleEntry entry, NhsNumber number) =>
        entry.Resource!["identifier"]?.ToJsonString().Contains(number.Value, StringComparison.Ordinal) == true;
}
