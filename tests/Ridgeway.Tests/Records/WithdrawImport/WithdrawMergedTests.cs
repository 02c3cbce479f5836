using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Codes;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Records.MergePeople;
using Ridgeway.Records.Problems;
using Ridgeway.Testing;
using static Ridgeway.Records.PatientFiles;

namespace Ridgeway.Records.WithdrawImport;

/// <summary>What an import told of somebody goes with it also where they were found to be somebody else.</summary>
public sealed class WithdrawMergedTests : IDisposable
{
    private const string Number = "9434765919";
    private const string Phone = "\"telecom\":[{\"system\":\"phone\",\"value\":\"07700 900123\"}]";
    private readonly PatientFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [EveryEngine]
    internal async Task The_record_that_went_is_withdrawn_and_the_one_that_stayed_is_as_before_it_ever_came(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await files.ImportAsync(ridgeway, "gp", Patient("g1", Number), Condition("c1", "g1", "38341003"));
        var before = await StoreDump.OfAsync(ridgeway);
        var hospital = await ImportAsync(ridgeway, "hospital", Patient("h1", born: "1959-01-05", ethnicity: "J", more: Phone), Condition("c2", "h1", "73211009"));
        var (gp, gone) = await MergedAsync(ridgeway);
        Assert.Equal("07700 900123", (await ridgeway.Get<IRecords>().WhoIsAsync(gp, Cancel))?.Telephone);

        var outcome = Assert.IsType<WithdrawOutcome.Withdrawn>(await WithdrawAsync(ridgeway, hospital));

        Assert.Equal(1, outcome.PeopleGone);
        Assert.Equal(WithoutTimes(before), WithoutTimes(await StoreDump.OfAsync(ridgeway)));
        Assert.Null(await ridgeway.Get<IRecords>().WhoIsAsync(gone, Cancel));
        Assert.Empty(await ridgeway.Db.Set<MergeRow>().AsNoTracking().ToListAsync(Cancel));
        Assert.Empty(await ridgeway.Db.Set<DuplicateRow>().AsNoTracking().ToListAsync(Cancel));
    }

    [Theory]
    [EveryEngine]
    internal async Task Where_only_the_one_that_went_is_still_known_of_the_merge_stands_with_what_is_left(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var practice = await ImportAsync(ridgeway, "gp", Patient("g1", Number), Condition("c1", "g1", "38341003"));
        await ImportAsync(ridgeway, "hospital", Patient("h1", born: "1959-01-05", more: Phone), Condition("c2", "h1", "73211009"));
        var (gp, gone) = await MergedAsync(ridgeway);

        await WithdrawAsync(ridgeway, practice);

        var record = (await ridgeway.Get<IRecords>().ReadAsync(gone, Cancel))!;
        Assert.Equal((gp, null, "07700 900123"), (record.Person.Id, record.Person.NhsNumber, record.Person.Telephone));
        Assert.Equal(["73211009"], Codes(ridgeway, record));
        Assert.IsType<UndoOutcome.Undone>(await ridgeway.DoAsync<UndoMergeStory, UndoOutcome>(story => story.UndoAsync(gone, "Dr Test", Cancel)));
        Assert.Equal("Khan", (await ridgeway.Get<IRecords>().WhoIsAsync(gone, Cancel))?.Name?.Family);
    }

    [Theory]
    [EveryEngine]
    internal async Task A_later_word_about_the_one_that_went_is_taken_back_from_the_whole_and_from_what_undoing_brings_back(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await ImportAsync(ridgeway, "gp", Patient("g1", Number));
        await ImportAsync(ridgeway, "hospital", Patient("h1", born: "1959-01-05"));
        var told = await ImportAsync(ridgeway, "hospital", Patient("h1", born: "1959-01-05", more: Phone));
        var (gp, gone) = await MergedAsync(ridgeway);
        Assert.Equal("07700 900123", (await ridgeway.Get<IRecords>().WhoIsAsync(gp, Cancel))?.Telephone);

        await WithdrawAsync(ridgeway, told);

        Assert.Null((await ridgeway.Get<IRecords>().WhoIsAsync(gp, Cancel))?.Telephone);
        await ridgeway.DoAsync<UndoMergeStory, UndoOutcome>(story => story.UndoAsync(gone, "Dr Test", Cancel));
        var back = await ridgeway.Get<IRecords>().WhoIsAsync(gone, Cancel);
        Assert.Equal((gone, null, "1959-01-05"), (back!.Id, back.Telephone, back.BirthDate.ToString()));
    }

    [Theory]
    [EveryEngine]
    internal async Task What_was_set_aside_about_the_one_that_went_is_tried_and_released_to_the_one_that_stayed(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await ImportAsync(ridgeway, "gp", Patient("g1", Number));
        await ImportAsync(ridgeway, "hospital", Patient("h1", born: "1959-01-05"), Condition("c2", "h1", "73211009").Replace("\"code\":{", "\"kode\":{", StringComparison.Ordinal));
        var (gp, _) = await MergedAsync(ridgeway);
        var problem = await ridgeway.Db.Set<ProblemRow>().Where(row => row.Content != null).Select(row => row.Number).SingleAsync(Cancel);

        await ridgeway.DoAsync<MendProblemStory, MendOutcome>(story => story.CorrectAsync(problem, System.Text.Encoding.UTF8.GetBytes(Condition("c2", "h1", "73211009")), "Jo", Cancel));
        var released = await ridgeway.DoAsync<MendProblemStory, MendOutcome>(story => story.ReleaseAsync(problem, "Jo", _ => { }, Cancel));

        Assert.IsType<MendOutcome.Released>(released);
        Assert.Equal(["73211009"], Codes(ridgeway, (await ridgeway.Get<IRecords>().ReadAsync(gp, Cancel))!));
        Assert.Equal(1, await ridgeway.Db.Set<PersonRow>().CountAsync(Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<ImportId> ImportAsync(TestRidgeway ridgeway, string source, params string[] lines)
    {
        ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));
        return (await files.ImportAsync(ridgeway, source, lines)).Import!.Value;
    }

    private static Task<WithdrawOutcome> WithdrawAsync(TestRidgeway ridgeway, ImportId import) =>
        ridgeway.DoAsync<WithdrawImportStory, WithdrawOutcome>(story => story.RunAsync(import, _ => { }, Cancel));

    /// <summary>Merges the two that are there: the one with a number stays.</summary>
    private static async Task<(PersonId Kept, PersonId Gone)> MergedAsync(TestRidgeway ridgeway)
    {
        var people = await ridgeway.Db.Set<PersonRow>().AsNoTracking().Select(row => row.PersonId).ToListAsync(Cancel);
        var merged = Assert.IsType<MergeOutcome.Merged>(await ridgeway.DoAsync<MergePeopleStory, MergeOutcome>(story => story.MergeAsync(people[0], people[1], "Dr Test", "test", Cancel)));
        return (merged.Kept, merged.Gone);
    }

    private static List<string> Codes(TestRidgeway ridgeway, PersonRecord record) =>
        [.. record.Facts.ToArray().Select(fact => ridgeway.Get<CodeBook>()[fact.Code].Code).Order(StringComparer.Ordinal)];

    private static string WithoutTimes(string dump) => System.Text.RegularExpressions.Regex.Replace(dump, @"updated_at_utc=[^|\n]*", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
}
