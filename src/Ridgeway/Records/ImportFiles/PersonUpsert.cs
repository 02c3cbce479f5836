using Ridgeway.Data;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records.ImportFiles;

/// <summary>Inserts or replaces people and their references, many at a time.</summary>
internal static class PersonUpsert
{
    private static readonly (string Column, Func<PersonRow, object?> Value)[] Columns =
    [
        ("nhs_number", row => row.NhsNumber?.Value),
        ("verification", row => row.Verification.ToString()),
        ("family", row => row.Family),
        ("given", row => row.Given),
        ("prefix", row => row.Prefix),
        ("match_names", row => row.MatchNames),
        ("birth_date", row => row.BirthDate?.ToString()),
        ("death_date", row => row.DeathDate?.ToString()),
        ("has_died", row => row.HasDied),
        ("sex", row => row.Sex.ToString()),
        ("ethnic_category", row => row.EthnicCategory?.ToString()),
        ("ethnic_source_code", row => row.EthnicSourceCode),
        ("ethnic_source_scheme", row => row.EthnicSourceScheme),
        ("address", row => row.Address),
        ("postcode", row => row.Postcode?.Value),
        ("lsoa", row => row.Lsoa?.Value),
        ("deprivation_decile", row => row.DeprivationDecile),
        ("deprivation_index", row => row.DeprivationIndex),
        ("practice", row => row.Practice?.Value),
        ("telephone", row => row.Telephone),
        ("email", row => row.Email),
        ("language", row => row.Language),
        ("flags", row => row.Flags),
        ("updated_at_utc", row => row.UpdatedAtUtc),
    ];

    public static void Run(StoreWrite write, PeopleToSave people, ImportId import, DateTimeOffset now, CancellationToken cancel)
    {
        var names = Columns.Select(column => column.Column).ToList();
        var replaced = $"on conflict (person_id) do update set import_id = excluded.import_id, {string.Join(", ", names.Select(name => $"{name} = excluded.{name}"))}";
        using var rows = ManyRows.Into(write, "records_person", ["person_id", "import_id", .. names], replaced);
        var values = new object?[names.Count + 2];
        values[1] = write.Id(import.Value);
        foreach (var person in people.People.Values)
        {
            cancel.ThrowIfCancellationRequested();
            var row = PersonRow.Of(person, import, now.UtcDateTime);
            values[0] = write.Id(row.PersonId.Value);
            for (var i = 0; i < Columns.Length; i++)
            {
                values[i + 2] = Columns[i].Value(row);
            }

            rows.Add(values);
        }

        rows.Finish();
        using var references = ManyRows.Into(write, "records_reference", ["person_id", "reference", "import_id"], "on conflict (person_id, reference) do nothing");
        foreach (var (person, met) in people.References)
        {
            references.Add(write.Id(person.Value), write.Id(met), values[1]);
        }

        references.Finish();
    }
}
