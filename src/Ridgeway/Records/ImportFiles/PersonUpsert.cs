using System.Data.Common;
using Ridgeway.Data;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records.ImportFiles;

/// <summary>Inserts or replaces people and their references with prepared commands.</summary>
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
        using var upsert = Prepare(write, import);
        foreach (var person in people.People.Values)
        {
            cancel.ThrowIfCancellationRequested();
            Fill(write, upsert, PersonRow.Of(person, import, now.UtcDateTime));
            upsert.ExecuteNonQuery();
        }

        using var reference = write.Command(
            "insert into records_reference (person_id, reference, import_id) values (@person, @reference, @import) on conflict (person_id, reference) do nothing");
        var (personId, key) = (reference.Bind("@person", null), reference.Bind("@reference", null));
        reference.Bind("@import", write.Id(import.Value));
        foreach (var (person, met) in people.References)
        {
            (personId.Value, key.Value) = (write.Id(person.Value), write.Id(met));
            reference.ExecuteNonQuery();
        }
    }

    private static void Fill(StoreWrite write, DbCommand upsert, PersonRow row)
    {
        upsert.Parameters[0].Value = write.Id(row.PersonId.Value);
        for (var i = 0; i < Columns.Length; i++)
        {
            upsert.Parameters[i + 2].Value = Columns[i].Value(row) ?? DBNull.Value;
        }
    }

    private static DbCommand Prepare(StoreWrite write, ImportId import)
    {
        var names = Columns.Select(column => column.Column).ToList();
        var command = write.Command($"""
            insert into records_person (person_id, import_id, {string.Join(", ", names)})
            values (@person_id, @import_id, {string.Join(", ", names.Select(name => "@" + name))})
            on conflict (person_id) do update set import_id = excluded.import_id, {string.Join(", ", names.Select(name => $"{name} = excluded.{name}"))}
            """);
        command.Bind("@person_id", null);
        command.Bind("@import_id", write.Id(import.Value));
        foreach (var name in names)
        {
            command.Bind("@" + name, null);
        }

        return command;
    }
}
