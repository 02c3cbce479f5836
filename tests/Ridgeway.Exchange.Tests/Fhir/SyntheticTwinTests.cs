using System.Text;
using Ridgeway.Codes;
using Ridgeway.Exchange.Csv;
using Ridgeway.Records;
using Ridgeway.Records.Synthetic;

namespace Ridgeway.Exchange.Fhir;

/// <summary>Twins: what was made, written and read again is what was made.</summary>
public sealed class SyntheticTwinTests
{
    private const int Size = 800;
    private static readonly DateOnly Today = new(2026, 8, 1);
    private readonly SyntheticPeople people = new(
        11, PlacesCsv.Read(File.ReadAllText(Checkout.At("content", "england", "places", "west-yorkshire.csv"))).Places, Today);

    [Fact]
    public async Task Every_person_reads_back_as_they_were_written()
    {
        var heard = await ReadBackAsync();
        foreach (var person in people.Take(Size))
        {
            var read = heard.People["Patient/" + person.Id];
            Assert.Equal(Words(person.Draft), Words(read));
        }

        Assert.Equal(Size, heard.People.Count);
    }

    [Fact]
    public async Task Every_fact_reads_back_as_it_was_written()
    {
        var heard = await ReadBackAsync();
        foreach (var person in people.Take(Size))
        {
            Assert.Equal(person.Facts.Select(Words).Order(StringComparer.Ordinal), heard.Facts["Patient/" + person.Id].Select(Words).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Nothing_is_ignored_set_aside_or_doubted_but_what_was_made_wrong_on_purpose()
    {
        var heard = await ReadBackAsync();
        Assert.Equal(people.Take(Size).Count(person => person.OptedOutOn is not null), heard.Lost.Count(lost => lost.StartsWith("it is what the person agreed to", StringComparison.Ordinal)));
        Assert.Empty(heard.Lost.Where(lost => !lost.StartsWith("it is what the person agreed to", StringComparison.Ordinal)));
        Assert.All(heard.Doubts, doubt => Assert.Matches("Patient\\.(identifier|address|extension|gender|birthDate|name)", doubt));
    }

    private async Task<Hearing> ReadBackAsync()
    {
        var streams = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        await SyntheticNdjson.WriteAsync(people, Size, type => streams[type] = new MemoryStream(), 2, cancel: TestContext.Current.CancellationToken);
        var heard = new Hearing();
        var reader = new FhirReader(people.Codes, new NoLists(), Today);
        foreach (var stream in streams.Values)
        {
            var number = 0;
            foreach (var line in Encoding.UTF8.GetString(stream.ToArray()).Split('\n'))
            {
                reader.ReadLine(Encoding.UTF8.GetBytes(line), ++number, heard);
            }
        }

        return heard;
    }

    private static string Words(PersonDraft person) =>
        $"{person.NhsNumber} {(person.NhsNumber is null ? null : person.Verification)} {person.Name?.ForPeople} {person.BirthDate} {person.DeathDate} {person.HasDied} {person.Sex} "
        + $"{person.Ethnicity?.Category} {person.Postcode} {person.Lsoa} {person.Practice} {person.Telephone} {person.Email} {person.Language} "
        + string.Join(' ', person.Details.Where(detail => detail.About != DetailKind.Ethnicity).Select(detail => $"{detail.About}={detail.Scheme}|{detail.Code}").Order(StringComparer.Ordinal)) + " "
        + string.Join(' ', person.Flags.Where(flag => flag.AsWritten is not null).Select(flag => $"{flag.Kind}={flag.AsWritten}").Order(StringComparer.Ordinal));

    /// <summary>
    /// The day a medicine stopped is written, and not read: FHIR has no field for it that means only that.
    /// UCUM's {score} is a remark on the unit 1, which is what is read.
    /// </summary>
    private string Words(Fact fact) =>
        $"{fact.Kind} {people.Codes[fact.Code].Code} {fact.Date} {(fact.Kind == FactKind.Medicine ? null : fact.EndedOn)} {fact.IsOver} {fact.Value} "
        + $"{(fact.Unit == 0 ? "" : people.Codes[fact.Unit].Code.Replace("{score}", "1", StringComparison.Ordinal))} {(fact.Answer == 0 ? "" : people.Codes[fact.Answer].Code)}";

    private sealed class NoLists : IMeasureUnits
    {
        public KnownMeasure? Find(int code) => null;

        public bool Knows(int code) => false;
    }

    private sealed class Hearing : IFhirSink
    {
        public Dictionary<string, PersonDraft> People { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, List<Fact>> Facts { get; } = new(StringComparer.Ordinal);

        public List<string> Lost { get; } = [];

        public List<string> Doubts { get; } = [];

        public void Person(PersonDraft person, in FhirOrigin origin) => People[person.ReferredToAs[0]] = person;

        void IFhirSink.Facts(ReadOnlySpan<Fact> facts, in FhirSubject subject, in FhirOrigin origin)
        {
            var who = Encoding.UTF8.GetString(subject.Reference);
            if (!Facts.TryGetValue(who, out var known))
            {
                Facts[who] = known = [];
            }

            known.AddRange(facts);
        }

        public void Ignored(in FhirOrigin origin, string why) => Lost.Add(why);

        public void SetAside(in FhirOrigin origin, string path, string what) => Lost.Add($"{path}: {what}");

        public void Problem(in FhirOrigin origin, string path, string what) => Doubts.Add($"{path}: {what}");
    }
}
