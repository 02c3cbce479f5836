using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Guidance;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Content;

/// <summary>Every definition that ships, compiled and explained, of people whose facts are drawn from the shipped code lists.</summary>
public sealed class ShippedTwinTests
{
    private const int People = 600;
    private const int Seed = 20261124;

    private static readonly DateOnly Day = new(2026, 11, 1);
    private static readonly ContentPack Pack = Shipped.Pack;

    private static readonly IReadOnlyList<CodeList> Coded = [.. Pack.Of<CodeList>().Where(list => list.Codes.Count + list.Questions.Count > 0)];

    private readonly Random random = new(Seed);

    [Fact]
    public void Every_shipped_definition_compiled_says_the_same_truth_and_until_as_explained()
    {
        var asked = Asked();
        var scan = CompiledCriteria.For(Pack.Finding, asked.Select(one => one.Who), Day).NewScan();
        var view = new PersonInView();
        var (held, open) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < People; i++)
        {
            var record = Person();
            view.Show(record);
            scan.Look(view);
            var person = new PersonOnDay(record, Day, Pack.Finding);
            for (var place = 0; place < asked.Count; place++)
            {
                var answer = person.Ask(asked[place].Who);
                Assert.True(
                    answer.Truth == scan.TruthOf(place) && answer.Until == scan.Until(place),
                    $"{asked[place].Id}, person {i} of seed {Seed}: explained {answer.Truth} until {answer.Until}, compiled {scan.TruthOf(place)} until {scan.Until(place)}");
                (answer.Truth == Truth.True ? held : open).Add(asked[place].Id);
            }
        }

        // People drawn at random must reach most definitions, or the twins agree about nothing.
        Assert.InRange(held.Count, asked.Count * 3 / 4, asked.Count);
        Assert.Equal(asked.Count, open.Count);
    }

    private static List<(string Id, Criterion Who)> Asked() =>
    [
        .. Pack.Of<Register>().Select(one => (one.Id, (Criterion)new Criterion.In(one.Id))),
        .. Pack.Of<GuidanceRule>().Select(one => ($"rule {one.Id} {one.Version}", one.When)),
        .. Pack.Of<Contraindication>().Select(one => ($"contraindication {one.Id} {one.Version}", one.When)),
    ];

    private PersonRecord Person()
    {
        var person = new ExamplePerson
        {
            Born = random.Next(20) == 0 ? null : random.Next(4) == 0 ? new PartialDate(random.Next(1935, 2015)) : PartialDate.On(Day.AddDays(-random.Next(33_000))),
            Died = random.Next(20) == 0 ? PartialDate.On(Day.AddDays(random.Next(-500, 500))) : null,
            Sex = (Sex)random.Next(5),
            Ethnicity = random.Next(5) == 0 ? null : One(Enum.GetValues<EthnicCategory>()),
            DeprivationDecile = random.Next(5) == 0 ? null : random.Next(1, 11),
        }.ToRecord(Pack.Lists).Person;
        return new PersonRecord(person, [.. Enumerable.Range(0, random.Next(40)).Select(_ => Fact())]);
    }

    private Fact Fact()
    {
        // A list that waits to be imported has nothing to draw from.
        var list = One(Coded);
        var on = random.Next(15) == 0 ? (DateOnly?)null : Day.AddDays(random.Next(-1500, 200));
        if (list.Unit is { } unit)
        {
            var value = unit.PlausibleFrom + (random.NextDouble() * Math.Min(unit.PlausibleTo - unit.PlausibleFrom, 200));
            return Records.Fact.Of(FactKind.Measure, Number(One(list.Codes)), on, Math.Round(value, 1), random.Next(12) == 0 ? 0 : Number(new Coded(CodeSystem.Ucum, unit.Ucum)));
        }

        var isAsked = list.Questions.Count > 0 && (list.Codes.Count == 0 || random.Next(2) == 0);
        var ends = random.Next(4) == 0 && on is not null;
        var answer = isAsked ? Number(random.Next(3) > 0 ? One(list.PositiveAnswers) : new Coded(CodeSystem.Snomed, "373067005")) : 0;
        return Records.Fact.Of(list.Kind, Number(One(isAsked ? list.Questions : list.Codes)), on, answer: answer) with
        {
            EndDay = ends && random.Next(2) == 0 ? on!.Value.DayNumber + random.Next(600) : Records.Fact.NoDay,
            IsOver = ends,
        };
    }

    private int Number(Coded code) => Pack.Lists.Book.Add(code);

    private T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
