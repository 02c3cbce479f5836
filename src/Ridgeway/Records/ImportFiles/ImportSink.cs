using System.Text;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records.ImportFiles;

/// <summary>Hears what the reader reads and gathers it, person by person, until it is saved.</summary>
internal sealed class ImportSink(PersonResolver people) : IFhirSink
{
    /// <summary>More problems than this are counted and not listed: nobody reads them, and a wrong file can make millions.</summary>
    public const int MostProblems = 10_000;

    private readonly List<Deferred> deferred = [];
    private int file;
    private FileTally tally = new();

    /// <summary>Facts gathered and not yet saved.</summary>
    public Dictionary<PersonId, List<IncomingFact>> Unsaved { get; } = [];

    public int UnsavedFacts { get; private set; }

    /// <summary>Problems not yet saved.</summary>
    public List<FoundProblem> Problems { get; } = [];

    public FileTally StartFile(int number, bool isBundle)
    {
        file = number;
        tally = new FileTally();
        people.StartDocument(isBundle);
        return tally;
    }

    public void Person(PersonDraft person, in FhirOrigin origin)
    {
        tally.Read++;
        tally.Kept++;
        tally.People.Add(people.Keep(person, out var numberHeldByAnother));
        if (numberHeldByAnother)
        {
            Note(origin.Line, "Patient.identifier", $"The NHS number {person.NhsNumber} is already held by somebody with another birth date and name. This person is kept apart from them; find out whose number it is.", isSetAside: false);
        }
    }

    public void Facts(ReadOnlySpan<Fact> facts, in FhirSubject subject, in FhirOrigin origin)
    {
        tally.Read++;
        if (people.Find(subject.Reference, subject.NhsNumber) is { } person)
        {
            tally.Kept++;
            tally.People.Add(person);
            Gather(person, facts, OriginOf(origin, file));
            return;
        }

        deferred.Add(new Deferred(
            tally, [.. facts], OriginOf(origin, file), subject.Reference.ToArray(), subject.NhsNumber.ToArray(), Encoding.UTF8.GetString(origin.ResourceType)));
    }

    public void Ignored(in FhirOrigin origin, string why)
    {
        tally.Read++;
        tally.Ignored++;
        var type = origin.ResourceType.IsEmpty ? "Resource" : Encoding.UTF8.GetString(origin.ResourceType);
        var kind = $"{type}: {why}";
        tally.IgnoredKinds[kind] = tally.IgnoredKinds.GetValueOrDefault(kind) + 1;
    }

    public void SetAside(in FhirOrigin origin, string path, string what)
    {
        tally.Read++;
        tally.SetAside++;
        Note(origin.Line, path, what, isSetAside: true);
    }

    public void Problem(in FhirOrigin origin, string path, string what) => Note(origin.Line, path, what, isSetAside: false);

    /// <summary>A whole file or line that could not be read at all.</summary>
    public void Unreadable(int line, string what)
    {
        tally.Read++;
        tally.SetAside++;
        Note(line, "", what, isSetAside: true);
    }

    /// <summary>What was about somebody not yet met when it was read: by now they may have been.</summary>
    public void TakeUpDeferred()
    {
        foreach (var waiting in deferred)
        {
            if (people.Find(waiting.Reference, waiting.NhsNumber) is { } person)
            {
                waiting.Tally.Kept++;
                waiting.Tally.People.Add(person);
                Gather(person, waiting.Facts, waiting.Origin);
            }
            else
            {
                waiting.Tally.SetAside++;
                NoteIn(waiting.Origin.File, waiting.Origin.Line, $"{waiting.Type}.subject", NobodyKnown(waiting), isSetAside: true);
            }
        }

        deferred.Clear();
    }

    public void Saved()
    {
        Unsaved.Clear();
        UnsavedFacts = 0;
        Problems.Clear();
    }

    private static string NobodyKnown(Deferred waiting)
    {
        var whom = waiting.NhsNumber.Length > 0
            ? $"the person with NHS number {Encoding.UTF8.GetString(waiting.NhsNumber)}"
            : Encoding.UTF8.GetString(waiting.Reference);
        return $"It is about {whom}, who is not in these files and not known here. Import the Patient with it, or first.";
    }

    private void Gather(PersonId person, ReadOnlySpan<Fact> facts, in FactOrigin origin)
    {
        if (!Unsaved.TryGetValue(person, out var held))
        {
            Unsaved[person] = held = [];
        }

        foreach (ref readonly var fact in facts)
        {
            held.Add(new IncomingFact(fact, origin));
        }

        UnsavedFacts += facts.Length;
    }

    private void Note(int line, string path, string what, bool isSetAside) => NoteIn(file, line, path, what, isSetAside);

    private void NoteIn(int inFile, int line, string path, string what, bool isSetAside) =>
        Problems.Add(new FoundProblem(inFile, line, path, what, isSetAside));

    private static FactOrigin OriginOf(in FhirOrigin origin, int file)
    {
        var type = ResourceTypes.NumberOf(origin.ResourceType);
        var isUuid = System.Buffers.Text.Utf8Parser.TryParse(origin.Id, out Guid uuid, out var read) && read == origin.Id.Length && read == 36 && uuid != Guid.Empty;
        return new FactOrigin(file, origin.Line, type, isUuid ? uuid : Guid.Empty, isUuid ? null : Encoding.UTF8.GetString(origin.Id));
    }

    private sealed record Deferred(FileTally Tally, Fact[] Facts, FactOrigin Origin, byte[] Reference, byte[] NhsNumber, string Type);
}

/// <summary>What came of one file.</summary>
internal sealed class FileTally
{
    public HashSet<PersonId> People { get; } = [];

    public long Read { get; set; }

    public long Kept { get; set; }

    public long Ignored { get; set; }

    public long SetAside { get; set; }

    public Dictionary<string, long> IgnoredKinds { get; } = [];
}

internal sealed record FoundProblem(int File, int Line, string Path, string What, bool IsSetAside);
