using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Records.Facts;
using Ridgeway.Records.ImportFiles;

namespace Ridgeway.Records.WithdrawImport;

/// <summary>What became of the people an import was about.</summary>
internal sealed record PeopleAfter(List<Person> Changed, List<PersonId> Gone, int WithoutDetails);

/// <summary>
/// Makes people again from what the imports that stand said of them, in the order they came, inside the caller's transaction. Nobody is
/// read into memory but the one being made.
/// </summary>
internal sealed class PeopleMadeAgain(StoreWrite write, RidgewayDb db, Func<Lsoa, Deprivation?> deprivationOf, DateTimeOffset now)
{
    private static readonly string[] TablesOfOnePerson = ["records_person", "records_reference", "records_folded", "records_stale", "records_detail", "records_objection", "records_link", "records_former_number", "records_unsettled"];

    /// <summary>Everyone these imports said or know something of.</summary>
    public static IReadOnlyList<PersonId> PeopleOf(StoreWrite write, IReadOnlyList<ImportId> imports)
    {
        var people = new HashSet<PersonId>();
        foreach (var import in imports)
        {
            using var command = write.Command("""
                select person_id from records_person_said where import_id = @import
                union select person_id from records_segment where import_id = @import
                union select person_id from records_reference where import_id = @import
                union select person_id from records_detail where import_id = @import
                union select person_id from records_objection where import_id = @import
                """);
            command.Bind("@import", write.Id(import.Value));
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                people.Add(new PersonId(StoreWrite.GuidFrom(reader.GetValue(0))));
            }
        }

        return [.. people.Order()];
    }

    public PeopleAfter Run(IReadOnlyList<PersonId> people, IReadOnlyList<ImportId> withdrawn, CancellationToken cancel)
    {
        var after = new PeopleAfter([], [], 0);
        foreach (var person in people)
        {
            cancel.ThrowIfCancellationRequested();
            if (IsMergedAway(person))
            {
                // There is no such person any more; who they were merged into stands as somebody decided.
                continue;
            }

            var said = SaidOf(person);
            if (said.Count > 0)
            {
                after.Changed.AddRange(Remake(person, said, withdrawn) is { } changed ? [changed] : []);
            }
            else if (HasFacts(person) is { } import)
            {
                after = after with { WithoutDetails = after.WithoutDetails + 1 };
                after.Changed.Add(Strip(person, import, withdrawn));
            }
            else
            {
                Remove(person);
                after.Gone.Add(person);
            }
        }

        return after;
    }

    /// <summary>The person anew, or null where nothing about who they are has changed.</summary>
    private Person? Remake(PersonId id, List<(ImportId Import, string Source, PersonDraft Draft)> said, IReadOnlyList<ImportId> withdrawn)
    {
        var person = new Person { Id = id };
        var last = said[0].Import;
        foreach (var (import, _, draft) in said)
        {
            var next = PersonUpdate.With(person, draft, draft.Lsoa is { } lsoa ? deprivationOf(lsoa) : null);
            last = PersonResolver.Same(person, next) ? last : import;
            person = next;
        }

        foreach (var import in withdrawn)
        {
            Execute("delete from records_reference where person_id = @person and import_id = @import", id, import);
        }

        foreach (var (import, source, draft) in said)
        {
            foreach (var reference in draft.ReferredToAs)
            {
                AddReference(id, ReferenceKey.Of(source, reference), import);
            }
        }

        var before = db.Set<PersonRow>().AsNoTracking().FirstOrDefault(row => row.PersonId == id);
        if (before is not null)
        {
            // Which of several sources' ethnic groups stands is settled afterwards, from what is left of them.
            person = person with { Ethnicity = before.ToPerson().Ethnicity };
            Unsettle(id);
        }

        var isChanged = before is null || !PersonResolver.Same(before.ToPerson(), person);
        Save(person, last, isChanged ? now : new DateTimeOffset(before!.UpdatedAtUtc, TimeSpan.Zero));
        return isChanged ? person : null;
    }

    private Person Strip(PersonId id, ImportId import, IReadOnlyList<ImportId> withdrawn)
    {
        var person = new Person
        {
            Id = id,
            Flags =
            [
                new DataQualityFlag(DataQuality.NhsNumberAbsent, null), new DataQualityFlag(DataQuality.NameAbsent, null),
                new DataQualityFlag(DataQuality.BirthDateAbsent, null), new DataQualityFlag(DataQuality.SexAbsent, null),
            ],
        };
        Save(person, import, now);
        Unsettle(id);
        foreach (var gone in withdrawn)
        {
            // The person can still be found by what the facts that are left call them.
            using var command = write.Command("update records_reference set import_id = @import where person_id = @person and import_id = @gone");
            command.Bind("@import", write.Id(import.Value));
            command.Bind("@person", write.Id(id.Value));
            command.Bind("@gone", write.Id(gone.Value));
            command.ExecuteNonQuery();
        }

        return person;
    }

    private void Remove(PersonId id)
    {
        foreach (var table in TablesOfOnePerson)
        {
            using var command = write.Command($"delete from {table} where person_id = @person");
            command.Bind("@person", write.Id(id.Value));
            command.ExecuteNonQuery();
        }
    }

    private List<(ImportId Import, string Source, PersonDraft Draft)> SaidOf(PersonId person)
    {
        using var command = write.Command("""
            select said.import_id, import.source, said.said from records_person_said said join records_import import on import.import_id = said.import_id
            where said.person_id = @person order by said.import_id, said.part
            """);
        command.Bind("@person", write.Id(person.Value));
        using var reader = command.ExecuteReader();
        var found = new List<(ImportId, string, PersonDraft)>();
        while (reader.Read())
        {
            var (import, source) = (new ImportId(StoreWrite.GuidFrom(reader.GetValue(0))), reader.GetString(1));
            found.AddRange(PersonSaidWriter.Read(reader.GetString(2)).Select(draft => (import, source, draft)));
        }

        return found;
    }

    /// <summary>An import that still knows something of the person, or null.</summary>
    private ImportId? HasFacts(PersonId person)
    {
        using var command = write.Command("select import_id from records_segment where person_id = @person order by import_id limit 1");
        command.Bind("@person", write.Id(person.Value));
        return command.ExecuteScalar() is { } found and not DBNull ? new ImportId(StoreWrite.GuidFrom(found)) : null;
    }

    private void Save(Person person, ImportId import, DateTimeOffset at)
    {
        var one = new PeopleToSave();
        one.People.Add(person.Id, person);
        PersonUpsert.Run(write, one, import, at, CancellationToken.None);
    }

    private bool IsMergedAway(PersonId person)
    {
        using var command = write.Command("select count(*) from records_merged where person_id = @person");
        command.Bind("@person", write.Id(person.Value));
        return Convert.ToInt64(command.ExecuteScalar()) > 0;
    }

    private void Unsettle(PersonId person)
    {
        using var command = write.Command("insert into records_unsettled (person_id) values (@person) on conflict (person_id) do nothing");
        command.Bind("@person", write.Id(person.Value));
        command.ExecuteNonQuery();
    }

    private void AddReference(PersonId person, Guid reference, ImportId import)
    {
        using var command = write.Command("insert into records_reference (person_id, reference, import_id) values (@person, @reference, @import) on conflict (person_id, reference) do nothing");
        command.Bind("@person", write.Id(person.Value));
        command.Bind("@reference", write.Id(reference));
        command.Bind("@import", write.Id(import.Value));
        command.ExecuteNonQuery();
    }

    private void Execute(string sql, PersonId person, ImportId import)
    {
        using var command = write.Command(sql);
        command.Bind("@person", write.Id(person.Value));
        command.Bind("@import", write.Id(import.Value));
        command.ExecuteNonQuery();
    }
}
