using System.Text;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Records.Facts;
using Ridgeway.Records.Problems;
using Ridgeway.Records.Sources;

namespace Ridgeway.Records.ImportFiles;

/// <summary>Hears what the reader reads and gathers it, person by person, until it is saved.</summary>
internal sealed class ImportSink(PersonResolver people, DetailsInFacts? details = null, Func<SourceBatch>? makeSources = null) : IFhirSink, IDisposable
{
    /// <summary>More doubts than this are not listed: nobody reads them, and a wrong file can make millions. What was set aside always is.</summary>
    public const int MostProblems = 10_000;

    private readonly List<Deferred> deferred = [];
    private readonly WaitingBytes waitingBytes = new();
    private int file;
    private FileTally tally = new();
    private byte[] lastType = [];
    private byte lastTypeNumber;
    private byte lastFhirType;

    /// <summary>Facts gathered and not yet saved.</summary>
    public FactBatch Unsaved { get; private set; } = new();

    /// <summary>Resources as they came, not yet saved; null where only facts are kept.</summary>
    public SourceBatch? UnsavedSources { get; private set; } = makeSources?.Invoke();

    /// <summary>Problems not yet saved.</summary>
    public List<FoundProblem> Problems { get; private set; } = [];

    /// <summary>Bytes set aside and not yet saved.</summary>
    public long AsideBytes { get; private set; }

    /// <summary>Names the place of a problem for people, where the file is not itself FHIR: its column.</summary>
    public Func<string, string>? PlaceInWords { get; set; }

    public FileTally StartFile(int number, bool isBundle)
    {
        PlaceInWords = null;
        file = number;
        tally = new FileTally();
        people.StartDocument(isBundle);
        return tally;
    }

    /// <summary>What comes next is of this file, which was started before.</summary>
    public void GoOnWith(FileToRead next) => (file, tally) = (next.Number, next.Tally);

    public void Person(PersonDraft person, in FhirOrigin origin)
    {
        tally.Read++;
        if (people.Keep(person, out var numberHeldByAnother) is not { } kept)
        {
            tally.SetAside++;
            Note(origin.Line, "Patient", "This person was erased and is not brought back. What the file says about them was left out.", isSetAside: true);
            Problems[^1].IsForgotten = true;
            return;
        }

        tally.Kept++;
        tally.Meet(people.Met.NumberOf(kept));
        KeepSource(kept, origin);
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
            tally.Meet(people.Met.NumberOf(person));
            Unsaved.Add(person, facts, file, origin.Line, TypeOf(origin).Stored, origin.Id, origin.Version);
            KeepSource(person, origin);
            details?.Note(people, person, facts);
            return;
        }

        Defer(facts, subject, origin);
    }

    public void Ignored(in FhirOrigin origin, string why)
    {
        tally.Read++;
        tally.Ignored++;
        var type = origin.ResourceType.IsEmpty ? "Resource" : Encoding.UTF8.GetString(origin.ResourceType);
        var kind = $"{type}: {why}";
        tally.IgnoredKinds[kind] = tally.IgnoredKinds.GetValueOrDefault(kind) + 1;
        var isConsent = origin.ResourceType.SequenceEqual("Consent"u8) && !origin.Subject.IsEmpty;
        if (origin.Json.IsEmpty || (UnsavedSources is null && !isConsent && !origin.SaysNothing))
        {
            return;
        }

        if (origin.Subject.IsEmpty)
        {
            KeepSource(null, origin);
        }
        else if (people.Find(origin.Subject.Reference, origin.Subject.NhsNumber) is { } person)
        {
            KeepSource(person, origin);
            if (origin.SaysNothing)
            {
                Unsaved.AddNothing(person, file, origin.Line, TypeOf(origin).Stored, origin.Id, origin.Version);
            }
            else if (isConsent)
            {
                people.NoteConsent(person, origin.Json, origin.Id);
            }
        }
        else
        {
            Defer([], origin.Subject, origin);
        }
    }

    public void SetAside(in FhirOrigin origin, string path, string what)
    {
        tally.Read++;
        tally.SetAside++;
        Note(origin.Line, path, what, isSetAside: true);
        if (!origin.Json.IsEmpty)
        {
            Keep(Problems[^1], WithFullUrl(origin.FullUrl, origin.Json), ContentForm.Document);
        }
    }

    public void Problem(in FhirOrigin origin, string path, string what) => Note(origin.Line, path, what, isSetAside: false);

    /// <summary>A whole file or line that could not be read at all.</summary>
    public void Unreadable(int line, string what)
    {
        tally.Read++;
        tally.SetAside++;
        Note(line, "", what, isSetAside: true);
    }

    /// <summary>A row of an extract that could not be used, with the row itself.</summary>
    public void RowSetAside(int line, string column, string what, ReadOnlySpan<byte> row)
    {
        tally.Read++;
        tally.SetAside++;
        Note(line, column, what, isSetAside: true);
        Keep(Problems[^1], row, ContentForm.Extract);
    }

    public void RowProblem(int line, string column, string what) => Note(line, column, what, isSetAside: false);

    /// <summary>Keeps these bytes with everything set aside since that has none: it was too broken to be told from its surroundings.</summary>
    public void KeepAside(int since, ReadOnlySpan<byte> bytes, ContentForm form = ContentForm.Document)
    {
        for (var i = since; i < Problems.Count; i++)
        {
            if (Problems[i] is { IsSetAside: true, IsForgotten: false } problem && (problem.Content is null || form == ContentForm.Extract))
            {
                Keep(problem, bytes, form);
            }
        }
    }

    public void Dispose() => waitingBytes.Dispose();

    /// <summary>What was about somebody not yet met when it was read: by now they may have been.</summary>
    public void TakeUpDeferred()
    {
        foreach (var waiting in deferred)
        {
            var found = people.Find(waiting.Reference, waiting.NhsNumber);
            if (waiting.Facts.Length == 0 || found is not null)
            {
                // What was ignored is nobody's where nobody is known; what has facts is then set aside.
                UnsavedSources?.Add(found, FhirTypes.NumberOf(waiting.Type), waiting.Id, waiting.FullUrl, waitingBytes.Get(waiting.Json), waiting.File, waiting.IsOlder ? 0 : waiting.Line);
            }

            if (waiting.Facts.Length == 0)
            {
                if (waiting.SaysNothing && found is { } about)
                {
                    Unsaved.AddNothing(about, waiting.File, waiting.Line, ResourceTypes.NumberOf(Encoding.UTF8.GetBytes(waiting.Type)), waiting.Id, waiting.Version);
                }
                else if (waiting.Type == "Consent" && found is { } chooser)
                {
                    people.NoteConsent(chooser, waitingBytes.Get(waiting.Json), waiting.Id);
                }

                continue;
            }

            if (found is { } person)
            {
                waiting.Tally.Kept++;
                waiting.Tally.Meet(people.Met.NumberOf(person));
                Unsaved.Add(person, waiting.Facts, waiting.File, waiting.Line, ResourceTypes.NumberOf(Encoding.UTF8.GetBytes(waiting.Type)), waiting.Id, waiting.Version);
                details?.Note(people, person, waiting.Facts);
            }
            else
            {
                waiting.Tally.SetAside++;
                NoteIn(waiting.File, waiting.Line, $"{waiting.Type}.{SubjectName(waiting.Type)}", NobodyKnown(waiting), isSetAside: true);
                if (people.WasErased(waiting.Reference, waiting.NhsNumber))
                {
                    Problems[^1].IsForgotten = true;
                    continue;
                }

                Keep(Problems[^1], WithFullUrl(waiting.FullUrl, waitingBytes.Get(waiting.Json)), ContentForm.Document);
            }
        }

        deferred.Clear();
    }

    /// <summary>Gives what was gathered to whoever saves it, and goes on with an empty batch.</summary>
    public (FactBatch Facts, SourceBatch? Sources, List<FoundProblem> Problems) Take(FactBatch empty, SourceBatch? emptySources)
    {
        var taken = (Unsaved, UnsavedSources, Problems);
        (Unsaved, UnsavedSources, Problems, AsideBytes) = (empty, makeSources is null ? null : emptySources ?? makeSources(), [], 0);
        return taken;
    }

    private static string NobodyKnown(Deferred waiting)
    {
        var whom = waiting.NhsNumber.Length > 0
            ? $"the person with NHS number {Encoding.UTF8.GetString(waiting.NhsNumber)}"
            : Encoding.UTF8.GetString(waiting.Reference);
        return $"It is about {whom}, who is not in these files and not known here. Import the Patient with it, or import the Patient and then release this.";
    }

    private static string SubjectName(string type) => type is "Immunization" or "AllergyIntolerance" or "FamilyMemberHistory" ? "patient" : "subject";

    /// <summary>A resource of a bundle may be referred to by its fullUrl, so it is set aside with it.</summary>
    private static byte[] WithFullUrl(ReadOnlySpan<byte> fullUrl, ReadOnlySpan<byte> json) => fullUrl.IsEmpty
        ? json.ToArray()
        : [.. "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"fullUrl\":\""u8, .. System.Text.Json.JsonEncodedText.Encode(fullUrl).EncodedUtf8Bytes, .. "\",\"resource\":"u8, .. json, .. "}]}"u8];

    private void Keep(FoundProblem problem, ReadOnlySpan<byte> bytes, ContentForm form)
    {
        problem.Content = bytes.ToArray();
        problem.Form = form;
        AsideBytes += bytes.Length;
    }

    private void Note(int line, string path, string what, bool isSetAside) => NoteIn(file, line, path, what, isSetAside);

    private void NoteIn(int inFile, int line, string path, string what, bool isSetAside) =>
        Problems.Add(new FoundProblem(inFile, line, inFile == file && PlaceInWords is { } words ? words(path) : path, what, isSetAside));

    /// <summary>Most lines of a file are of one type.</summary>
    private (byte Stored, byte Fhir) TypeOf(in FhirOrigin origin)
    {
        if (!origin.ResourceType.SequenceEqual(lastType))
        {
            lastType = origin.ResourceType.ToArray();
            (lastTypeNumber, lastFhirType) = (ResourceTypes.NumberOf(lastType), FhirTypes.NumberOf(lastType));
        }

        return (lastTypeNumber, lastFhirType);
    }

    private void KeepSource(PersonId? person, in FhirOrigin origin)
    {
        if (UnsavedSources is { } sources && !origin.Json.IsEmpty && TypeOf(origin).Fhir is > 0 and var type)
        {
            // An older form, told after the later one, comes before it: see PackedResources.
            sources.Add(person, type, origin.Id, origin.FullUrl, origin.Json, file, origin.IsOlder ? 0 : origin.Line);
        }
    }

    private void Defer(ReadOnlySpan<Fact> facts, in FhirSubject subject, in FhirOrigin origin) => deferred.Add(new Deferred(
        tally, [.. facts], file, origin.Line, origin.Id.ToArray(), subject.Reference.ToArray(), subject.NhsNumber.ToArray(), Encoding.UTF8.GetString(origin.ResourceType),
        origin.FullUrl.ToArray(), waitingBytes.Add(origin.Json), origin.Version, origin.SaysNothing, origin.IsOlder));

    private sealed record Deferred(
        FileTally Tally, Fact[] Facts, int File, int Line, byte[] Id, byte[] Reference, byte[] NhsNumber, string Type, byte[] FullUrl, (long At, int Length) Json,
        long Version, bool SaysNothing, bool IsOlder);
}

internal sealed record FoundProblem(int File, int Line, string Path, string What, bool IsSetAside)
{
    /// <summary>What was set aside, as it came; null where nothing was.</summary>
    public byte[]? Content { get; set; }

    public ContentForm Form { get; set; }

    /// <summary>True for what is about somebody erased: nothing of it is kept, here either.</summary>
    public bool IsForgotten { get; set; }
}
