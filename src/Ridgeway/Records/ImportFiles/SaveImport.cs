using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Ridgeway.Data;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records.ImportFiles;

/// <summary>Saves what an import has gathered: people, references, facts, problems and file counts in one transaction.</summary>
internal sealed class SaveImport(RidgewayDb db, FactStore facts, StoredCodes codes, TimeProvider clock)
{
    private int part;
    private int problems;

    public async Task FlushAsync(ImportRow import, PersonResolver people, ImportSink sink, IEnumerable<ImportFileRow> finished, CancellationToken cancel)
    {
        await codes.StoreNewAsync(CodesIn(sink), cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var write = new StoreWrite(db.Database.GetDbConnection(), transaction.GetDbTransaction());
        var now = clock.GetUtcNow();
        await SavePeopleAsync(write, import.ImportId, people, now, cancel);
        if (sink.Unsaved.Count > 0)
        {
            await facts.AppendAsync(write, import.ImportId, part++, sink.Unsaved, cancel);
        }

        AddProblems(import.ImportId, sink);
        foreach (var file in finished)
        {
            file.State = ImportState.Done;
            if (db.Entry(file).State == EntityState.Detached)
            {
                db.Add(file);
            }
        }

        foreach (var changed in people.ChangedBefore)
        {
            var groups = PersonGroups.Of(people.Unsaved[changed], DateOnly.FromDateTime(now.UtcDateTime));
            db.Tell(new RecordUpdated(changed, groups) { At = now });
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        people.Saved();
        sink.Saved();
    }

    private static HashSet<int> CodesIn(ImportSink sink)
    {
        var used = new HashSet<int>();
        foreach (var held in sink.Unsaved.Values)
        {
            foreach (var incoming in held)
            {
                used.Add(incoming.Fact.Code);
                used.Add(incoming.Fact.Unit);
                used.Add(incoming.Fact.Answer);
            }
        }

        return used;
    }

    private void AddProblems(ImportId import, ImportSink sink)
    {
        foreach (var found in sink.Problems)
        {
            if (problems++ < ImportSink.MostProblems)
            {
                db.Add(new ImportProblemRow
                {
                    ImportId = import,
                    Number = problems,
                    FileNumber = found.File,
                    Line = found.Line,
                    Path = found.Path,
                    What = found.What,
                    IsSetAside = found.IsSetAside,
                });
            }
        }
    }

    private static async Task SavePeopleAsync(StoreWrite write, ImportId import, PersonResolver people, DateTimeOffset now, CancellationToken cancel)
    {
        await using var upsert = PersonUpsert.Prepare(write);
        foreach (var person in people.Unsaved.Values)
        {
            await PersonUpsert.RunAsync(upsert, write, PersonRow.Of(person, import, now.UtcDateTime), cancel);
        }

        await using var reference = write.Command(
            "insert into records_reference (person_id, reference, import_id) values (@person, @reference, @import) on conflict (person_id, reference) do nothing");
        var (personId, key) = (reference.Bind("@person", null), reference.Bind("@reference", null));
        reference.Bind("@import", write.Id(import.Value));
        foreach (var (person, met) in people.UnsavedReferences)
        {
            (personId.Value, key.Value) = (write.Id(person.Value), write.Id(met));
            await reference.ExecuteNonQueryAsync(cancel);
        }
    }
}

/// <summary>Inserts or replaces a person's row with one prepared command.</summary>
internal static class PersonUpsert
{
    private static readonly (string Column, Func<PersonRow, object?> Value)[] Columns =
    [
        ("nhs_number", row => row.NhsNumber?.Value),
        ("verification", row => row.Verification.ToString()),
        ("family", row => row.Family),
        ("given", row => row.Given),
        ("prefix", row => row.Prefix),
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

    public static DbCommand Prepare(StoreWrite write)
    {
        var names = Columns.Select(column => column.Column).ToList();
        var command = write.Command($"""
            insert into records_person (person_id, import_id, {string.Join(", ", names)})
            values (@person_id, @import_id, {string.Join(", ", names.Select(name => "@" + name))})
            on conflict (person_id) do update set import_id = excluded.import_id, {string.Join(", ", names.Select(name => $"{name} = excluded.{name}"))}
            """);
        command.Bind("@person_id", null);
        command.Bind("@import_id", null);
        foreach (var name in names)
        {
            command.Bind("@" + name, null);
        }

        return command;
    }

    public static async Task RunAsync(DbCommand command, StoreWrite write, PersonRow row, CancellationToken cancel)
    {
        command.Parameters[0].Value = write.Id(row.PersonId.Value);
        command.Parameters[1].Value = write.Id(row.ImportId.Value);
        for (var i = 0; i < Columns.Length; i++)
        {
            command.Parameters[i + 2].Value = Columns[i].Value(row) ?? DBNull.Value;
        }

        await command.ExecuteNonQueryAsync(cancel);
    }
}
