using System.Globalization;
using Ridgeway.Commands;
using Ridgeway.Testing;

namespace Ridgeway.Records;

public sealed class WalkTests : IDisposable
{
    private const int People = 37;

    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-walk-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [EveryEngine]
    internal async Task A_walk_in_parts_shows_each_person_once_in_order_of_id_as_the_stream_has_them(Engine engine)
    {
        await using var ridgeway = await WithPeopleAsync(engine);
        var records = ridgeway.Get<IRecords>();

        var seen = new List<string>[3];
        records.WalkEveryone(3, (part, view) => (seen[part] ??= []).Add(Said(view)), TestContext.Current.CancellationToken);

        var view = new PersonInView();
        Assert.Equal(Streamed(records, view), seen.SelectMany(part => part));
        Assert.All(seen, part => Assert.InRange(part.Count, 12, 13));
    }

    [Theory]
    [EveryEngine]
    internal async Task Chosen_people_are_shown_in_the_order_asked_and_the_unknown_left_out(Engine engine)
    {
        await using var ridgeway = await WithPeopleAsync(engine);
        var records = ridgeway.Get<IRecords>();
        var ids = records.StreamEveryone(TestContext.Current.CancellationToken).Select(record => record.Person.Id).ToList();

        var seen = new List<PersonId>();
        records.WalkThese([ids[7], PersonId.New(ridgeway.Clock.GetUtcNow()), ids[2]], view => seen.Add(view.Id), TestContext.Current.CancellationToken);

        Assert.Equal([ids[7], ids[2]], seen);
    }

    [Theory]
    [EveryEngine]
    internal async Task A_walk_that_looks_at_some_codes_shows_their_facts_and_nothing_else_of_a_person_is_another(Engine engine)
    {
        await using var ridgeway = await WithPeopleAsync(engine);
        var records = ridgeway.Get<IRecords>();
        var (whole, some) = (new List<PersonRecord>(), new List<PersonRecord>());

        records.WalkEveryone(2, (_, view) => Add(whole, view), TestContext.Current.CancellationToken);
        records.WalkEveryone(2, (_, view) => Add(some, view), TestContext.Current.CancellationToken, code => code % 3 == 0);

        foreach (var (all, few) in whole.OrderBy(one => one.Person.Id).Zip(some.OrderBy(one => one.Person.Id)))
        {
            Assert.Equal(all.Person, few.Person);
            Assert.Equal(all.Facts.ToArray().Where(fact => fact.Code % 3 == 0), few.Facts.ToArray());
        }

        Assert.True(some.Sum(one => one.Count) is > 50 and var kept && kept < whole.Sum(one => one.Count));

        static void Add(List<PersonRecord> to, PersonInView view)
        {
            lock (to)
            {
                to.Add(view.ToRecord());
            }
        }
    }

    [Fact]
    public async Task What_goes_wrong_on_a_part_comes_back_to_who_asked()
    {
        await using var ridgeway = await WithPeopleAsync(Engine.Sqlite);

        var trouble = Assert.Throws<InvalidOperationException>(() => ridgeway.Get<IRecords>().WalkEveryone(
            2, (_, _) => throw new InvalidOperationException("I looked away."), TestContext.Current.CancellationToken));

        Assert.Equal("I looked away.", trouble.Message);
    }

    private static IEnumerable<string> Streamed(IRecords records, PersonInView view)
    {
        foreach (var record in records.StreamEveryone(TestContext.Current.CancellationToken))
        {
            view.Show(record);
            yield return Said(view);
        }
    }

    private static string Said(PersonInView view) => string.Create(
        CultureInfo.InvariantCulture,
        $"{view.Id} {view.BirthDate} {view.DeathDate} {view.HasDied} {view.Sex} {view.EthnicCategory} {view.DeprivationDecile} {view.Practice} {view.Lsoa} {string.Join('|', view.Facts.ToArray())}");

    private async Task<TestRidgeway> WithPeopleAsync(Engine engine)
    {
        var ridgeway = await TestRidgeway.OnAsync(engine);
        await Typed.RunAsync(ridgeway, "people", "make", "--count", $"{People}", "--seed", "3", "--out", folder);
        Assert.NotEqual(ExitCode.CouldNotRun, (await Typed.RunAsync(ridgeway, "import", folder)).Exit);
        return ridgeway;
    }
}
