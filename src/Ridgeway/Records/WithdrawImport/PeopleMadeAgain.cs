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
        var merges = new MergesMadeAgain(db, now);
        foreach (var person in people.Select(merges.RootOf).Distinct().ToList())
        {
            cancel.ThrowIfCancellationRequested();
            if (merges.Make(person, id => Own(id, withdrawn)) is { } made)
            {
                after = Keep(made, after);
                if (merges.IsFolded(person))
                {
                    Mark("records_stale", person);
                }
            }
            else
            {
                merges.Lost.Add(person);
            }

            foreach (var gone in merges.Lost)
            {
                Remove(gone);
                after.Gone.Add(gone);
            }

            merges.Lost.Clear();
        }

        return after;
    }

    private PeopleAfter Keep(PersonMade made, PeopleAfter after)
    {
        var before = db.Set<PersonRow>().AsNoTracking().FirstOrDefault(row => row.PersonId == made.Person.Id);
        var person = made.Person;
        if (before is not null)
        {
            // Which of several sources' ethnic groups stands is settled afterwards, from what is left of them.
            person = person with { Ethnicity = made.IsNameless ? null : before.ToPerson().Ethnicity };
            Mark("records_unsettled", person.Id);
        }

        var isChanged = before is null || made.IsNameless || !PersonResolver.Same(before.ToPerson(), person);
        Save(person, made.Import, isChanged ? now : new DateTimeOffset(before!.UpdatedAtUtc, TimeSpan.Zero));
        after.Changed.AddRange(isChanged ? [person] : []);
        return made.IsNameless ? after with { WithoutDetails = after.WithoutDetails + 1 } : after;
    }

    /// <summary>Who somebody is by what was said under this id alone, or null where nothing is left of them.</summary>
    private PersonMade? Own(PersonId id, IReadOnlyList<ImportId> withdrawn) =>
        SaidOf(id) is { Count: > 0 } said ? Remake(id, said, withdrawn)
        : HasFacts(id) is { } import ? Strip(id, import, withdrawn)
        : null;

    private PersonMade Remake(PersonId id, List<(ImportId Import, string Source, PersonDraft Draft)> said, IReadOnlyList<ImportId> withdrawn)
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

        return new PersonMade(person, last, IsNameless: false);
    }

    private PersonMade Strip(PersonId id, ImportId import, IReadOnlyList<ImportId> withdrawn)
    {
        foreach (var gone in withdrawn)
        {
            // The person can still be found by what the facts that are left call them.
            using var command = write.Command("update records_reference set import_id = @import where person_id = @person and import_id = @gone");
            command.Bind("@import", write.Id(import.Value));
            command.Bind("@person", write.Id(id.Value));
            command.Bind("@gone", write.Id(gone.Value));
            command.ExecuteNonQuery();
        }

        return PersonMade.Nameless(id, import);
    }

    private void Remove(PersonId id)
    {
        foreach (var table in TablesOfOnePerson)
        {
            using var command = write.Command($"delete from {table} where person_id = @person");
            command.Bind("@person", write.Id(id.Value));
            command.ExecuteNonQuery();
        }

        using var pairs = write.Command("delete from records_duplicate where person_id = @person or other_person_id = @person");
        pairs.Bind("@person", write.Id(id.Value));
        pairs.ExecuteNonQuery();
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

    private void Mark(string table, PersonId person)
    {
        using var command = write.Command($"insert into {table} (person_id) values (@person) on conflict (person_id) do nothing");
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
