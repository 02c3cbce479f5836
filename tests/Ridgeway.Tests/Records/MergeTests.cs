using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Codes;
using Ridgeway.Records.Ethnicities;
using Ridgeway.Records.FindDuplicates;
using Ridgeway.Records.Matching;
using Ridgeway.Records.MergePeople;
using Ridgeway.Testing;
using static Ridgeway.Records.PatientFiles;

namespace Ridgeway.Records;

public sealed class MergeTests : IDisposable
{
    private const string Number = "9434765919";
    private readonly PatientFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [EveryEngine]
    internal async Task Nothing_is_merged_without_asking_and_the_pair_waits_with_its_reasons(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await TwoAsync(ridgeway);

        var found = await FindAsync(ridgeway);

        Assert.Equal((2, 1, 0), (found.People, found.Open, found.Merged));
        var pair = await ridgeway.Db.Set<DuplicateRow>().AsNoTracking().SingleAsync(Cancel);
        Assert.Equal((DuplicateState.Open, MatchVerdict.Possible), (pair.State, pair.Verdict));
        Assert.Contains(pair.Read().Reasons, reason => reason is { Field: MatchField.BirthDate, Agreement: Agreement.Swapped, Weight: > 0 });
        Assert.Equal(2, await ridgeway.Db.Set<PersonRow>().CountAsync(Cancel));
    }

    [Theory]
    [EveryEngine]
    internal async Task Merged_people_are_one_record_and_undone_they_are_exactly_what_they_were(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var (gp, hospital) = await TwoAsync(ridgeway);
        await FindAsync(ridgeway);
        var before = await SeenAsync(ridgeway);

        var decided = await DecideAsync(ridgeway, gp, hospital, DuplicateDecision.Same);

        var merge = Assert.IsType<DecideOutcome.Decided>(decided).Merge!;
        Assert.Equal((gp, hospital), (merge.Kept, merge.Gone));
        Assert.Equal([gp], Streamed(ridgeway).Keys);
        Assert.Equal(["38341003", "73211009"], Facts(ridgeway, gp));
        Assert.Equal(["38341003", "73211009"], Facts(ridgeway, hospital));
        Assert.Equal(["38341003", "73211009"], Streamed(ridgeway)[gp]);
        Assert.Equal("07700 900123", (await ridgeway.Get<IRecords>().WhoIsAsync(hospital, Cancel))?.Telephone);

        var undone = await UndoAsync(ridgeway, hospital);

        Assert.IsType<UndoOutcome.Undone>(undone);
        Assert.Equal(before, await SeenAsync(ridgeway));
        Assert.Equal(DuplicateState.Open, (await ridgeway.Db.Set<DuplicateRow>().AsNoTracking().SingleAsync(Cancel)).State);
    }

    [Theory]
    [EveryEngine]
    internal async Task What_comes_later_for_the_one_who_went_reaches_the_one_who_stayed_and_goes_back_with_them(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var (gp, hospital) = await TwoAsync(ridgeway);
        await FindAsync(ridgeway);
        await DecideAsync(ridgeway, gp, hospital, DuplicateDecision.Same);
        ridgeway.Clock.PassDays(1);

        await files.ImportAsync(ridgeway, "hospital", Patient("h1", born: "1959-01-05", ethnicity: "J"), Condition("c9", "h1", "13645005"));

        Assert.Equal(1, await ridgeway.Db.Set<PersonRow>().CountAsync(Cancel));
        Assert.Equal(["13645005", "38341003", "73211009"], Facts(ridgeway, gp));
        Assert.Contains("13645005", Streamed(ridgeway)[gp]);

        await UndoAsync(ridgeway, hospital);

        Assert.Equal(["38341003"], Facts(ridgeway, gp));
        Assert.Equal(["13645005", "73211009"], Facts(ridgeway, hospital));
    }

    [Theory]
    [EveryEngine]
    internal async Task What_both_said_of_ethnic_group_is_weighed_together_and_apart_again(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await files.ImportAsync(ridgeway, "gp", Patient("g1", Number, ethnicity: "Z"));
        await files.ImportAsync(ridgeway, "hospital", Patient("h1", born: "1959-01-05", ethnicity: "J"));
        await FindAsync(ridgeway);
        var pair = await ridgeway.Db.Set<DuplicateRow>().AsNoTracking().SingleAsync(Cancel);

        await DecideAsync(ridgeway, pair.PersonId, pair.OtherPersonId, DuplicateDecision.Same);
        Assert.Equal(EthnicCategory.AsianPakistani, (await ridgeway.Get<IRecords>().WhoIsAsync(pair.PersonId, Cancel))?.Ethnicity?.Category);

        await UndoAsync(ridgeway, (await ridgeway.Db.Set<MergeRow>().AsNoTracking().SingleAsync(Cancel)).PersonId);
        var categories = (await RowsAsync(ridgeway)).Values.Select(row => row.EthnicCategory).Order();
        Assert.Equal([EthnicCategory.AsianPakistani, EthnicCategory.NotStated], categories);
    }

    [Theory]
    [EveryEngine]
    internal async Task An_old_number_finds_the_person_and_the_register_says_who_is_the_same(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await files.ImportAsync(ridgeway, "gp", Patient("g1", "9000000009"));
        await files.ImportAsync(ridgeway, "pds", Patient("p1", more: $"\"identifier\":[{{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"{Number}\"}},{{\"use\":\"old\",\"system\":\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"9000000009\"}}]", postcode: null, given: "A"));

        var found = await FindAsync(ridgeway);

        Assert.Equal(1, found.Open);
        var pair = await ridgeway.Db.Set<DuplicateRow>().AsNoTracking().SingleAsync(Cancel);
        Assert.Equal((MatchVerdict.Same, MatchDecider.SupersededNumber), (pair.Verdict, pair.Read().Decider));
        await DecideAsync(ridgeway, pair.PersonId, pair.OtherPersonId, DuplicateDecision.Same);
        var person = Assert.Single(await ridgeway.Get<IRecords>().HoldingAsync(NhsNumber.Parse("9000000009"), Cancel));
        Assert.Equal(person, Assert.Single(await ridgeway.Get<IRecords>().HoldingAsync(NhsNumber.Parse(Number), Cancel)));
    }

    [Theory]
    [EveryEngine]
    internal async Task Decided_to_be_different_they_are_not_asked_about_again(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var (gp, hospital) = await TwoAsync(ridgeway);
        await FindAsync(ridgeway);

        await DecideAsync(ridgeway, gp, hospital, DuplicateDecision.Different);

        Assert.Equal(0, (await FindAsync(ridgeway)).Open);
        var pair = await ridgeway.Db.Set<DuplicateRow>().AsNoTracking().SingleAsync(Cancel);
        Assert.Equal((DuplicateState.Different, "Dr Test", "They are mother and daughter"), (pair.State, pair.DecidedBy, pair.Note));
        Assert.IsType<DecideOutcome.DecidedAlready>(await DecideAsync(ridgeway, gp, hospital, DuplicateDecision.Same));
    }

    [Theory]
    [EveryEngine]
    internal async Task Of_a_chain_of_merges_the_last_is_undone_first(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var (gp, hospital) = await TwoAsync(ridgeway);
        await files.ImportAsync(ridgeway, "clinic", Patient("k1", "9000000009", given: "Amy"));
        var clinic = (await ridgeway.Get<IRecords>().HoldingAsync(NhsNumber.Parse("9000000009"), Cancel))[0];
        await ridgeway.Get<MergePeopleStory>().MergeAsync(hospital, clinic, "Dr Test", "test", Cancel);
        await ridgeway.Get<MergePeopleStory>().MergeAsync(clinic, gp, "Dr Test", "test", Cancel);
        Assert.Equal(["38341003", "73211009"], Facts(ridgeway, hospital));
        Assert.Equal(gp, await ridgeway.Get<IRecords>().CurrentAsync(hospital, Cancel));

        Assert.IsType<UndoOutcome.MergedOn>(await UndoAsync(ridgeway, hospital));
        Assert.IsType<UndoOutcome.Undone>(await UndoAsync(ridgeway, clinic));

        Assert.Equal(clinic, await ridgeway.Get<IRecords>().CurrentAsync(hospital, Cancel));
        Assert.Equal(["73211009"], Facts(ridgeway, clinic));
        Assert.Equal(["38341003"], Facts(ridgeway, gp));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>One woman twice: at her practice with a number, at a hospital without one and with day and month swapped.</summary>
    private async Task<(PersonId Gp, PersonId Hospital)> TwoAsync(TestRidgeway ridgeway)
    {
        await files.ImportAsync(ridgeway, "gp", Patient("g1", Number), Condition("c1", "g1", "38341003"));
        ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));
        await files.ImportAsync(ridgeway, "hospital", Patient("h1", born: "1959-01-05", more: "\"telecom\":[{\"system\":\"phone\",\"value\":\"07700 900123\"}]"), Condition("c2", "h1", "73211009"));
        var rows = await RowsAsync(ridgeway);
        return (rows.Values.Single(row => row.NhsNumber is not null).PersonId, rows.Values.Single(row => row.NhsNumber is null).PersonId);
    }

    private static async Task<DuplicatesFound> FindAsync(TestRidgeway ridgeway)
    {
        await using var scope = ridgeway.NewScope();
        return await scope.ServiceProvider.GetRequiredService<FindDuplicatesStory>().RunAsync(null, Cancel);
    }

    private static async Task<DecideOutcome> DecideAsync(TestRidgeway ridgeway, PersonId one, PersonId other, DuplicateDecision decision)
    {
        await using var scope = ridgeway.NewScope();
        return await scope.ServiceProvider.GetRequiredService<DecideDuplicateStory>().DecideAsync(one, other, decision, "Dr Test", "They are mother and daughter", Cancel);
    }

    private static async Task<UndoOutcome> UndoAsync(TestRidgeway ridgeway, PersonId gone)
    {
        await using var scope = ridgeway.NewScope();
        return await scope.ServiceProvider.GetRequiredService<UndoMergeStory>().UndoAsync(gone, "Dr Test", Cancel);
    }

    /// <summary>Everything that can be seen of everyone, as text: rows but for the moment they were touched, facts read whole and streamed.</summary>
    private static async Task<string> SeenAsync(TestRidgeway ridgeway)
    {
        var streamed = Streamed(ridgeway);
        return string.Join('\n', (await RowsAsync(ridgeway)).Values.OrderBy(row => row.PersonId).Select(row =>
            $"{System.Text.Json.JsonSerializer.Serialize(row.ToPerson(), Data.RidgewayJson.Stored)} {row.ImportId} {string.Join(',', Facts(ridgeway, row.PersonId))} {string.Join(',', streamed[row.PersonId])}"));
    }

    private static async Task<Dictionary<PersonId, PersonRow>> RowsAsync(TestRidgeway ridgeway)
    {
        ridgeway.Db.ChangeTracker.Clear();
        return await ridgeway.Db.Set<PersonRow>().AsNoTracking().ToDictionaryAsync(row => row.PersonId, Cancel);
    }

    private static List<string> Facts(TestRidgeway ridgeway, PersonId person)
    {
        var record = ridgeway.Get<IRecords>().ReadAsync(person, Cancel).GetAwaiter().GetResult()!;
        return Codes(ridgeway, record);
    }

    private static Dictionary<PersonId, List<string>> Streamed(TestRidgeway ridgeway) =>
        ridgeway.Get<IRecords>().StreamEveryone(Cancel).ToDictionary(record => record.Person.Id, record => Codes(ridgeway, record));

    private static List<string> Codes(TestRidgeway ridgeway, PersonRecord record) =>
        [.. record.Facts.ToArray().Select(fact => ridgeway.Get<CodeBook>()[fact.Code].Code).Order(StringComparer.Ordinal)];
}
