using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Records.Facts;
using Ridgeway.Records.Rights;
using Ridgeway.Time;

namespace Ridgeway.Records.ImportFiles;

/// <summary>
/// Decides, within one import, which person a Patient is and whom a reference means. First what the same bundle said, then
/// the same import, then what is stored; a number or reference that contradicts is not believed (<see cref="SamePerson"/>).
/// </summary>
internal sealed class PersonResolver(string source, KnownPeople stored, RidgewayDb db, Func<Lsoa, Deprivation?> deprivationOf, FreshPeople fresh, TimeProvider clock, KnownTombstones? tombstones = null, int mostRemembered = PersonResolver.ManyReferences)
{
    /// <summary>About forty megabytes with the numbers. Files are read side by side, so those met long ago are seldom asked for again.</summary>
    public const int ManyReferences = 400_000;

    private readonly Dictionary<Guid, PersonId> documentReferences = [];
    private readonly Dictionary<Guid, PersonId> importReferences = [];
    private readonly Dictionary<long, PersonId> importNumbers = [];
    private readonly List<(NhsNumber Number, PersonId Person)> sharedNumbers = [];
    private byte[] lastReference = [];
    private PersonId? lastFound;
    private bool isInBundle;
    private PeopleToSave unsaved = new();
    private PeopleToSave beingSaved = new();

    /// <summary>Different people met so far.</summary>
    public PeopleMet Met { get; } = new();

    public int UnsavedPeople => unsaved.People.Count;

    /// <summary>References of the bundle before mean nothing in the next.</summary>
    /// <param name="isBundle">False for a file of lines, which speaks with the whole import.</param>
    public void StartDocument(bool isBundle)
    {
        documentReferences.Clear();
        (isInBundle, lastFound) = (isBundle, null);
    }

    /// <summary>
    /// Gives what is unsaved to whoever saves it; it is still known here until the next time. What was given before has been
    /// saved by now: there is one load being saved at a time.
    /// </summary>
    public PeopleToSave TakeUnsaved()
    {
        (beingSaved, unsaved) = (unsaved, new PeopleToSave());
        if (importReferences.Count > mostRemembered)
        {
            ForgetSaved();
        }

        return beingSaved;
    }

    /// <summary>Whoever is stored is found there, so that memory does not grow with the people met. Those on their way stay known.</summary>
    private void ForgetSaved()
    {
        importReferences.Clear();
        importNumbers.Clear();
        stored.LookAgain();
        foreach (var (person, key) in beingSaved.References)
        {
            importReferences[key] = person;
        }

        foreach (var person in beingSaved.People.Values)
        {
            if (person.NhsNumber is { } number)
            {
                importNumbers.TryAdd(KeyOf(number), person.Id);
            }
        }
    }

    /// <summary>The person a Patient is, made now if new; null where they were erased and are not to come back.</summary>
    /// <param name="draft">What the source says.</param>
    /// <param name="numberHeldByAnother">True where the NHS number belongs to somebody this cannot be.</param>
    public PersonId? Keep(PersonDraft draft, out bool numberHeldByAnother)
    {
        lastFound = null;
        numberHeldByAnother = false;
        var keys = draft.ReferredToAs.Select(reference => ReferenceKey.Of(source, reference)).Distinct().ToList();
        if (WasErased(draft, keys))
        {
            return null;
        }

        var known = keys.Select(Referred).Where(id => id is not null).Select(id => Person(id!.Value)).FirstOrDefault(person => !SamePerson.IsContradicted(person, draft));
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

        var person = Kept(known, draft);
        Say(person.Id, draft);
        unsaved.Links.AddRange(draft.Links.Select(link => (person.Id, ReferenceKey.Of(source, link.Reference), link.IsReplacedBy)));
        foreach (var key in keys)
        {
            Note(key, person.Id);
        }

        return person.Id;
    }

    /// <summary>Whom a clinical resource is about, or null where nobody is known by that reference or number.</summary>
    public PersonId? Find(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> nhsNumber)
    {
        // Resources about one person mostly come one after another.
        if (lastFound is { } same && !reference.IsEmpty && reference.SequenceEqual(lastReference))
        {
            return same;
        }

        var found = reference.IsEmpty ? null : Referred(ReferenceKey.Of(source, reference));
        if (found is null && !nhsNumber.IsEmpty && NhsNumber.TryParse(Encoding.UTF8.GetString(nhsNumber), out var number))
        {
            found = Holding(number) is [var only] ? only : null;
        }

        if (found is { } person)
        {
            Met.NumberOf(person);
            (lastFound, lastReference) = (person, reference.ToArray());
        }

        return found;
    }

    private void Say(PersonId person, PersonDraft draft)
    {
        if (!unsaved.Said.TryGetValue(person, out var said))
        {
            unsaved.Said.Add(person, said = []);
        }

        said.Add(draft);
    }

    /// <summary>True where this reference or number is somebody's who was erased.</summary>
    public bool WasErased(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> nhsNumber) => tombstones is not null && tombstones.Holds(
        NhsNumber.TryParse(Encoding.UTF8.GetString(nhsNumber), out var number) ? [number] : [],
        reference.IsEmpty ? [] : [ReferenceKey.Of(source, reference)], name: null, born: null, postcode: null);

    private bool WasErased(PersonDraft draft, List<Guid> keys) => tombstones is not null && tombstones.Holds(
        draft.NhsNumber is { } number ? [number, .. draft.FormerNumbers] : draft.FormerNumbers, keys, draft.Name, draft.BirthDate, draft.Postcode);

    private void Note(Guid key, PersonId person)
    {
        if (Referred(key) is { } met && met != person && stored.Current(met) == person)
        {
            // The reference is to an id that was merged into this person: what comes by it stays under that id.
            return;
        }

        if (isInBundle)
        {
            documentReferences[key] = person;
        }

        if (!importReferences.TryGetValue(key, out var before) || before != person)
        {
            importReferences[key] = person;
            unsaved.References.Add((person, key));
        }
    }

    private Person Kept(Person? known, PersonDraft draft)
    {
        var deprivation = draft.Lsoa is { } lsoa ? deprivationOf(lsoa) : null;
        var person = known is null
            ? PersonUpdate.First(PersonId.New(clock.GetUtcNow()), draft, deprivation)
            : PersonUpdate.With(known, draft, deprivation);
        if (known is null)
        {
            fresh.Add(person.Id);
            unsaved.People[person.Id] = person;
        }
        else if (!Same(known, person))
        {
            if (!unsaved.People.ContainsKey(person.Id))
            {
                unsaved.ChangedBefore.Add(person.Id);
            }

            unsaved.People[person.Id] = person;
        }

        Met.NumberOf(person.Id);
        KeepDetails(person.Id, isNew: known is null, draft);
        if (person.NhsNumber is { } number && !importNumbers.TryAdd(KeyOf(number), person.Id) && importNumbers[KeyOf(number)] != person.Id && !sharedNumbers.Contains((number, person.Id)))
        {
            sharedNumbers.Add((number, person.Id));
        }

        return person;
    }

    /// <summary>Something coded about a person that came as a fact of its own: an ethnic group in a GP's record.</summary>
    public void NoteDetail(PersonId person, CodedDetail detail, PartialDate? saidOn)
    {
        unsaved.Details.Add((person, detail, saidOn));
        unsaved.Unsettled.Add(stored.Current(person));
    }

    /// <summary>What a Consent says, where it says anything that can be kept to.</summary>
    public void NoteConsent(PersonId person, ReadOnlySpan<byte> json, ReadOnlySpan<byte> id)
    {
        var said = new SaidChoice(
            person, ConsentReader.Read(json.ToArray(), source, clock.GetUtcNow()), id.IsEmpty ? null : (long)ResourceKey.OfText(ResourceTypes.NumberOf("Consent"u8), id, source), ResourceVersion.Of(json));
        var before = said.Resource is null ? -1 : unsaved.Choices.FindIndex(one => one.Person == person && one.Resource == said.Resource);
        if (before >= 0 && ResourceVersion.Replaces(said.Version, unsaved.Choices[before].Version, cameLater: true))
        {
            unsaved.Choices[before] = said;
        }
        else if (before < 0 && (said.Choice ?? (object?)said.Resource) is not null)
        {
            unsaved.Choices.Add(said);
        }
    }

    private void KeepDetails(PersonId person, bool isNew, PersonDraft draft)
    {
        PartialDate? asOf = draft.AsOf is { } day ? PartialDate.On(day) : null;
        foreach (var detail in draft.Details)
        {
            unsaved.Details.Add((person, detail, asOf));
        }

        if (!isNew && draft.Details.Any(detail => detail.About == DetailKind.Ethnicity))
        {
            unsaved.Unsettled.Add(person);
        }

        unsaved.FormerNumbers.AddRange(draft.FormerNumbers.Select(number => (person, number)));
    }

    /// <summary>True where nothing about who the person is differs.</summary>
    internal static bool Same(Person known, Person now) => known with { Flags = [] } == now with { Flags = [] } && known.Flags.SequenceEqual(now.Flags);

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

        if (stored.ByReference(key) is { } found)
        {
            importReferences[key] = found;
            return found;
        }

        return null;
    }

    /// <summary>Its ten digits in eight bytes: a million of them are held at once.</summary>
    private static long KeyOf(NhsNumber number) => long.Parse(number.Value, CultureInfo.InvariantCulture);

    private List<PersonId> Holding(NhsNumber number)
    {
        var holders = stored.ByNumber(number);
        if (importNumbers.TryGetValue(KeyOf(number), out var first) && !holders.Contains(first))
        {
            holders.Insert(0, first);
        }

        holders.AddRange(sharedNumbers.Where(shared => shared.Number == number && !holders.Contains(shared.Person)).Select(shared => shared.Person));
        return holders;
    }

    private Person Person(PersonId referred)
    {
        var id = stored.Current(referred);
        return unsaved.People.TryGetValue(id, out var person) || beingSaved.People.TryGetValue(id, out person)
            ? person
            : db.Set<PersonRow>().AsNoTracking().First(row => row.PersonId == id).ToPerson();
    }
}
