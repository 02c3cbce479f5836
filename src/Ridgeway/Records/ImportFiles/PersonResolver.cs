using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records.ImportFiles;

/// <summary>
/// Decides, within one import, which person a Patient is and whom a reference means. First what the same bundle said, then
/// the same import, then what is stored; a number or reference that contradicts is not believed (<see cref="SamePerson"/>).
/// </summary>
internal sealed class PersonResolver : IAsyncDisposable
{
    private readonly string source;
    private readonly DbConnection connection;
    private readonly DbCommand byReference;
    private readonly DbCommand byNumber;
    private readonly RidgewayDb db;
    private readonly Func<Lsoa, Deprivation?> deprivationOf;
    private readonly TimeProvider clock;
    private readonly Dictionary<Guid, PersonId> documentReferences = [];
    private readonly Dictionary<Guid, PersonId> importReferences = [];
    private readonly Dictionary<NhsNumber, List<PersonId>> importNumbers = [];
    private readonly Dictionary<PersonId, Person> unsaved = [];
    private readonly HashSet<PersonId> met = [];
    private bool isInBundle;

    private PersonResolver(string source, DbConnection connection, RidgewayDb db, Func<Lsoa, Deprivation?> deprivationOf, TimeProvider clock)
    {
        (this.source, this.connection, this.db, this.deprivationOf, this.clock) = (source, connection, db, deprivationOf, clock);
        byReference = Query("select person_id from records_reference where reference = @value order by person_id desc");
        byNumber = Query("select person_id from records_person where nhs_number = @value order by person_id");
    }

    /// <summary>Different people met so far.</summary>
    public long PeopleMet => met.Count;

    /// <summary>People made or changed and not yet saved.</summary>
    public IReadOnlyDictionary<PersonId, Person> Unsaved => unsaved;

    /// <summary>References met and not yet saved.</summary>
    public List<(PersonId Person, Guid Reference)> UnsavedReferences { get; } = [];

    /// <summary>Unsaved people who were in the store before this import.</summary>
    public HashSet<PersonId> ChangedBefore { get; } = [];

    public static async Task<PersonResolver> OpenAsync(
        RidgewayDatabase database, RidgewayDb db, string source, Func<Lsoa, Deprivation?> deprivationOf, TimeProvider clock, CancellationToken cancel) =>
        new(source, await database.OpenAsync(cancel), db, deprivationOf, clock);

    /// <summary>References of the bundle before mean nothing in the next.</summary>
    /// <param name="isBundle">False for a file of lines, which speaks with the whole import.</param>
    public void StartDocument(bool isBundle)
    {
        documentReferences.Clear();
        isInBundle = isBundle;
    }

    /// <summary>The person a Patient is, made now if new.</summary>
    /// <param name="draft">What the source says.</param>
    /// <param name="numberHeldByAnother">True where the NHS number belongs to somebody this cannot be.</param>
    public PersonId Keep(PersonDraft draft, out bool numberHeldByAnother)
    {
        var keys = draft.ReferredToAs.Select(reference => ReferenceKey.Of(source, reference)).Distinct().ToList();
        var known = keys.Select(Referred).Where(id => id is not null).Select(id => Person(id!.Value)).FirstOrDefault(person => !SamePerson.IsContradicted(person, draft));
        numberHeldByAnother = false;
        if (known is null && draft.NhsNumber is { } number)
        {
            var holders = Holding(number).Select(Person).ToList();
            known = holders.FirstOrDefault(person => !SamePerson.IsContradicted(person, draft));
            numberHeldByAnother = known is null && holders.Count > 0;
        }

        if (numberHeldByAnother)
        {
            draft = draft with { Flags = [.. draft.Flags, new DataQualityFlag(DataQuality.NhsNumberHeldByAnother, draft.NhsNumber?.Value)] };
        }

        var person = Saved(known, draft);
        foreach (var key in keys)
        {
            if (isInBundle)
            {
                documentReferences[key] = person.Id;
            }

            if (!importReferences.TryGetValue(key, out var before) || before != person.Id)
            {
                importReferences[key] = person.Id;
                UnsavedReferences.Add((person.Id, key));
            }
        }

        return person.Id;
    }

    /// <summary>Whom a clinical resource is about, or null where nobody is known by that reference or number.</summary>
    public PersonId? Find(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> nhsNumber)
    {
        var found = reference.IsEmpty ? null : Referred(ReferenceKey.Of(source, reference));
        if (found is null && !nhsNumber.IsEmpty && NhsNumber.TryParse(System.Text.Encoding.UTF8.GetString(nhsNumber), out var number))
        {
            found = Holding(number) is [var only] ? only : null;
        }

        if (found is { } person)
        {
            met.Add(person);
        }

        return found;
    }

    /// <summary>Everything unsaved has been saved.</summary>
    public void Saved()
    {
        unsaved.Clear();
        UnsavedReferences.Clear();
        ChangedBefore.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await byReference.DisposeAsync();
        await byNumber.DisposeAsync();
        await connection.DisposeAsync();
    }

    private Person Saved(Person? known, PersonDraft draft)
    {
        var deprivation = draft.Lsoa is { } lsoa ? deprivationOf(lsoa) : null;
        var person = known is null
            ? PersonUpdate.First(PersonId.New(clock.GetUtcNow()), draft, deprivation)
            : PersonUpdate.With(known, draft, deprivation);
        if (known is null || !Same(known, person))
        {
            if (known is not null && !unsaved.ContainsKey(person.Id))
            {
                ChangedBefore.Add(person.Id);
            }

            unsaved[person.Id] = person;
        }

        met.Add(person.Id);
        if (person.NhsNumber is { } number)
        {
            var holders = importNumbers.TryGetValue(number, out var already) ? already : importNumbers[number] = [];
            if (!holders.Contains(person.Id))
            {
                holders.Add(person.Id);
            }
        }

        return person;
    }

    private static bool Same(Person known, Person now) => known with { Flags = [] } == now with { Flags = [] } && known.Flags.SequenceEqual(now.Flags);

    private PersonId? Referred(Guid key)
    {
        if (documentReferences.TryGetValue(key, out var inDocument))
        {
            return inDocument;
        }

        if (importReferences.TryGetValue(key, out var inImport))
        {
            return inImport;
        }

        var stored = Ask(byReference, StoreWrite.IdFor(connection, key));
        if (stored is [var found, ..])
        {
            importReferences[key] = found;
            return found;
        }

        return null;
    }

    private List<PersonId> Holding(NhsNumber number) =>
        [.. importNumbers.GetValueOrDefault(number, []).Concat(Ask(byNumber, number.Value)).Distinct()];

    private Person Person(PersonId id) => unsaved.TryGetValue(id, out var person)
        ? person
        : db.Set<PersonRow>().AsNoTracking().First(row => row.PersonId == id).ToPerson();

    private static List<PersonId> Ask(DbCommand query, object value)
    {
        query.Parameters[0].Value = value;
        using var reader = query.ExecuteReader();
        var found = new List<PersonId>();
        while (reader.Read())
        {
            found.Add(new PersonId(StoreWrite.GuidFrom(reader.GetValue(0))));
        }

        return found;
    }

    private DbCommand Query(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Bind("@value", Array.Empty<byte>());
        return command;
    }
}
