using Microsoft.EntityFrameworkCore;
using Ridgeway.Records.FindDuplicates;
using Ridgeway.Records.Matching;
using Ridgeway.Records.MergePeople;
using Ridgeway.Testing;
using static Ridgeway.Records.PatientFiles;

namespace Ridgeway.Records;

/// <summary>A source that says two of its Patients are one person's puts them on the work list, and merges nothing.</summary>
public sealed class LinkHintTests : IDisposable
{
    private readonly PatientFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [EveryEngine]
    internal async Task A_link_that_one_record_replaced_the_other_waits_for_a_decision_whatever_the_two_share(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await files.ImportAsync(ridgeway, "gp", Patient("new", "9434765919", "Khan", "Amina", "1959-05-01"));
        ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));
        var linked = await files.ImportAsync(
            ridgeway, "gp", Patient("old", "9434765870", "Brown", "Susan", "1971-09-09", postcode: null, sex: "male", more: Link("new", "replaced-by")), Patient("third", "9000000009", "Else", more: Link("new", "seealso")));

        var pair = await ridgeway.Db.Set<DuplicateRow>().AsNoTracking().SingleAsync(Cancel);

        Assert.Equal((DuplicateState.Open, MatchVerdict.Possible, MatchDecider.LinkedBySource), (pair.State, pair.Verdict, pair.Read().Decider));
        Assert.Contains("replaced the other", Assert.Single(await ShownPair.WaitingAsync(ridgeway.Db, [pair], Cancel)).Because, StringComparison.Ordinal);
        Assert.Equal(3, await ridgeway.Db.Set<PersonRow>().CountAsync(Cancel));
        await ridgeway.Get<FindDuplicatesStory>().RunAsync(null, Cancel);
        Assert.Equal(DuplicateState.Open, (await ridgeway.Db.Set<DuplicateRow>().AsNoTracking().SingleAsync(Cancel)).State);

        await ridgeway.Get<DecideDuplicateStory>().DecideAsync(pair.PersonId, pair.OtherPersonId, DuplicateDecision.Different, "test", null, Cancel);
        await ridgeway.Get<FindDuplicatesStory>().RunAsync(null, Cancel);
        Assert.Equal(DuplicateState.Different, (await ridgeway.Db.Set<DuplicateRow>().AsNoTracking().SingleAsync(Cancel)).State);
        Assert.NotNull(linked.Import);
    }

    [Fact]
    public async Task The_other_record_may_come_later_and_the_hint_goes_with_its_import()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var hint = await files.ImportAsync(ridgeway, "gp", Patient("new", "9434765919", "Khan", more: Link("old", "replaces")));
        ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));
        await files.ImportAsync(ridgeway, "gp", Patient("old", "9434765870", "Brown", "Susan", "1971-09-09", postcode: null));
        Assert.Single(await ridgeway.Db.Set<DuplicateRow>().AsNoTracking().ToListAsync(Cancel));

        await Typed.RunAsync(ridgeway, "import", "withdraw", hint.Import!.Value.ToString());
        Assert.Empty(await ridgeway.Get<LinkedPairs>().OfAsync(null, Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Link(string other, string type) => $"\"link\":[{{\"other\":{{\"reference\":\"Patient/{other}\"}},\"type\":\"{type}\"}}]";
}
