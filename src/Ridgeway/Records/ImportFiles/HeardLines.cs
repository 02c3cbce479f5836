using System.Text;
using Ridgeway.Exchange.Fhir;

namespace Ridgeway.Records.ImportFiles;

/// <summary>
/// What a reader said of one block of lines, noted so that it can be told again in the order of the file: blocks are read on
/// several threads, and who a person is must be decided on one. Texts are kept as places in the block where they are part of it.
/// </summary>
internal sealed class HeardLines : IFhirSink, IDisposable
{
    private Heard[] heard = new Heard[2048];
    private Fact[] facts = new Fact[2048];
    private byte[] elsewhere = new byte[1024];
    private readonly List<PersonDraft> people = [];
    private readonly List<(string Path, string What)> words = [];
    private int count;
    private int factCount;
    private int elsewhereLength;
    private Place lastType;
    private bool hasSetAside;

    public LineBlock Block { get; } = new();

    /// <summary>Reads every line of the block and notes what is said of it.</summary>
    public void Listen(FhirReader reader)
    {
        (count, factCount, elsewhereLength, lastType) = (0, 0, 0, default);
        people.Clear();
        words.Clear();
        var lines = Block.Lines;
        for (var number = Block.FirstLine; !lines.IsEmpty; number++)
        {
            var end = lines.IndexOf((byte)'\n');
            var line = end < 0 ? lines : lines[..end];
            lines = end < 0 ? default : lines[(end + 1)..];
            line = line.EndsWith("\r"u8) ? line[..^1] : line;
            hasSetAside = false;
            reader.ReadLine(line, number, this);
            if (hasSetAside)
            {
                Note(Kind.LineSetAside, new FhirOrigin(default, default, number) { Json = line }, default, 0);
            }
        }
    }

    /// <summary>Tells all that was noted, in order.</summary>
    public void TellTo(ImportSink sink)
    {
        var (line, problemsBefore) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            ref readonly var one = ref heard[i];
            (line, problemsBefore) = one.Line == line ? (line, problemsBefore) : (one.Line, sink.Problems.Count);
            var origin = new FhirOrigin(TextAt(one.Type), TextAt(one.Id), one.Line)
            {
                Json = TextAt(one.Json),
                FullUrl = TextAt(one.FullUrl),
                Version = one.Version,
                SaysNothing = one.SaysNothing,
                IsOlder = one.IsOlder,
                Subject = new FhirSubject(TextAt(one.Reference), TextAt(one.NhsNumber)),
            };
            switch (one.Kind)
            {
                case Kind.Person:
                    sink.Person(people[one.From], origin);
                    break;
                case Kind.Facts:
                    sink.Facts(facts.AsSpan(one.From, one.FactCount), origin.Subject, origin);
                    break;
                case Kind.Ignored:
                    sink.Ignored(origin, words[one.From].What);
                    break;
                case Kind.SetAside:
                    sink.SetAside(origin, words[one.From].Path, words[one.From].What);
                    break;
                case Kind.LineSetAside:
                    sink.KeepAside(problemsBefore, origin.Json);
                    break;
                case Kind.Problem:
                    sink.Problem(origin, words[one.From].Path, words[one.From].What);
                    break;
            }
        }
    }

    void IFhirSink.Person(PersonDraft person, in FhirOrigin origin)
    {
        people.Add(person);
        Note(Kind.Person, origin, origin.Subject, people.Count - 1);
    }

    void IFhirSink.Facts(ReadOnlySpan<Fact> found, in FhirSubject subject, in FhirOrigin origin)
    {
        if (factCount + found.Length > facts.Length)
        {
            Array.Resize(ref facts, Math.Max(facts.Length * 2, factCount + found.Length));
        }

        found.CopyTo(facts.AsSpan(factCount));
        Note(Kind.Facts, origin, subject, factCount, found.Length);
        factCount += found.Length;
    }

    void IFhirSink.Ignored(in FhirOrigin origin, string why)
    {
        words.Add(("", why));
        Note(Kind.Ignored, origin, origin.Subject, words.Count - 1);
    }

    void IFhirSink.SetAside(in FhirOrigin origin, string path, string what)
    {
        words.Add((path, what));
        hasSetAside = true;
        Note(Kind.SetAside, origin, origin.Subject, words.Count - 1);
    }

    void IFhirSink.Problem(in FhirOrigin origin, string path, string what)
    {
        words.Add((path, what));
        Note(Kind.Problem, origin, origin.Subject, words.Count - 1);
    }

    public void Dispose() => Block.Dispose();

    private void Note(Kind kind, in FhirOrigin origin, in FhirSubject subject, int from, int howManyFacts = 0)
    {
        if (count == heard.Length)
        {
            Array.Resize(ref heard, heard.Length * 2);
        }

        // Most lines of a file are of one type.
        lastType = origin.ResourceType.SequenceEqual(TextAt(lastType)) ? lastType : PlaceOf(origin.ResourceType);
        heard[count++] = new Heard
        {
            Kind = kind,
            Line = origin.Line,
            From = from,
            FactCount = howManyFacts,
            Type = lastType,
            Id = PlaceOf(origin.Id),
            Json = PlaceOf(origin.Json),
            FullUrl = PlaceOf(origin.FullUrl),
            Version = origin.Version,
            SaysNothing = origin.SaysNothing,
            IsOlder = origin.IsOlder,
            Reference = PlaceOf(subject.Reference),
            NhsNumber = PlaceOf(subject.NhsNumber),
        };
    }

    /// <summary>Where a text is in the block; what is not part of it (it was written with escapes) is copied beside it.</summary>
    private Place PlaceOf(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return default;
        }

        if (Block.Lines.Overlaps(text, out var at))
        {
            return new Place(at, text.Length);
        }

        if (elsewhereLength + text.Length > elsewhere.Length)
        {
            Array.Resize(ref elsewhere, Math.Max(elsewhere.Length * 2, elsewhereLength + text.Length));
        }

        text.CopyTo(elsewhere.AsSpan(elsewhereLength));
        elsewhereLength += text.Length;
        return new Place(~(elsewhereLength - text.Length), text.Length);
    }

    private ReadOnlySpan<byte> TextAt(Place place) =>
        place.At >= 0 ? Block.Lines.Slice(place.At, place.Length) : elsewhere.AsSpan(~place.At, place.Length);

    private enum Kind : byte
    {
        Person,
        Facts,
        Ignored,
        SetAside,

        /// <summary>The line just told had something set aside: its bytes, to be kept with it.</summary>
        LineSetAside,
        Problem,
    }

    private readonly record struct Place(int At, int Length);

    private struct Heard
    {
        public Kind Kind;
        public bool SaysNothing, IsOlder;
        public long Version;
        public int Line, From, FactCount;
        public Place Type, Id, Json, FullUrl, Reference, NhsNumber;
    }
}
