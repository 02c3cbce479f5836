using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Finding;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;
using Ridgeway.Records.MergePeople;
using Ridgeway.Referrals;
using Ridgeway.Referrals.Letters;
using Ridgeway.Testing;
using Ridgeway.Web;

namespace Ridgeway.Delivery;

/// <summary>A referral, its letters and its programme stay under the id they were made with, and are seen under either.</summary>
public sealed class MergedDeliveryTests
{
    [Theory]
    [EveryEngine]
    internal async Task The_person_the_provider_and_the_team_see_a_programme_begun_under_the_id_that_went(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var referral = await site.EnrolledAsync();
        var kept = await MergedIntoAnotherAsync(site, referral.Person);

        var plan = await (await site.BrowserOfAsync(A.PersonViewer(kept))).GetAsync("/my-plan");
        var old = await (await site.BrowserOfAsync(A.PersonViewer(referral.Person))).GetAsync("/my-plan");
        var provider = await site.BrowserOfAsync(A.Provider(referral.Current.Provider));
        var register = await provider.GetAsync($"/classes/{referral.Current.Service}");
        var atProvider = await provider.GetAsync($"/delivery/{referral.Id}");
        var team = await site.BrowserOfAsync(A.Clinician("P88001"));

        Assert.Contains("Gym hall", plan.All("dd"));
        Assert.Contains("Gym hall", old.All("dd"));
        Assert.Contains("BEGUM", register.Text, StringComparison.Ordinal);
        Assert.Contains("Begum", atProvider.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Accepted", (await team.GetAsync("/letters?All=true")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("BEGUM", (await team.GetAsync("/referrals")).Text, StringComparison.Ordinal);
        Assert.Contains("BEGUM", (await team.GetAsync("/letters?All=true")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [EveryEngine]
    internal async Task Letters_to_a_person_are_theirs_under_every_id_they_go_by(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var referral = await site.EnrolledAsync();
        var letters = await LettersAsync(site, referral.Person);
        Assert.True(letters > 0);

        var kept = await MergedIntoAnotherAsync(site, referral.Person);

        Assert.Equal(letters, await LettersAsync(site, kept));
        Assert.Equal(letters, await LettersAsync(site, referral.Person));
        Assert.Equal(0, await LettersAsync(site, (await site.PersonAsync()).Id));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_yes_under_the_id_that_went_is_settled_by_a_referral_under_the_one_that_stayed(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var (gone, team) = (await site.PersonAsync(), A.Clinician("P88001"));
        await SaidYesAsync(site, gone.Id);
        var kept = await MergedIntoAnotherAsync(site, gone.Id);
        Assert.Equal(1, await WaitingAsync(site, team));

        await site.SentAsync((await site.InScopeAsync(services => services.GetRequiredService<IRecords>().WhoIsAsync(kept, Cancel)))!);
        await site.DeliverAsync();

        Assert.Equal(0, await WaitingAsync(site, team));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<TestSite> SiteAsync(Engine engine)
    {
        var site = await TestSite.StartAsync(engine, also: services => A.Played(services));
        await site.ServicesAsync(A.ServiceEntry("s-1", "Gym"));
        return site;
    }

    /// <summary>Somebody with a verified number, into whom the other is merged.</summary>
    private static async Task<PersonId> MergedIntoAnotherAsync(TestSite site, PersonId gone)
    {
        var kept = await site.PersonAsync(person => person with
        {
            Name = new PersonName("Begum", "Aisha"), NhsNumber = Codes.NhsNumber.Parse("9434765919"), Verification = NhsNumberVerification.Verified,
        });
        await site.InScopeAsync(async services =>
        {
            var merged = Assert.IsType<MergeOutcome.Merged>(await services.GetRequiredService<MergePeopleStory>().MergeAsync(kept.Id, gone, "Dr Test", "test", Cancel));
            Assert.Equal((kept.Id, gone), (merged.Kept, merged.Gone));
        });
        await site.DeliverAsync();
        return kept.Id;
    }

    private static Task<int> LettersAsync(TestSite site, PersonId self) => site.InScopeAsync(services =>
    {
        var db = services.GetRequiredService<RidgewayDb>();
        return db.Set<LetterRow>().To(A.PersonViewer(self), db).CountAsync(Cancel);
    });

    private static Task SaidYesAsync(TestSite site, PersonId person) => site.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<RidgewayDb>();
        var (now, today) = (site.Clock.GetUtcNow(), site.Today());
        db.Add(new OfferRow
        {
            PersonId = person, OfferId = ListOfferId.New(now), Kind = OfferKind.Invitation, Intervention = "exercise-referral", OfferedOn = today, OfferedAtUtc = now.UtcDateTime,
            OfferedBy = "Dr Test", Standing = OfferStanding.Accepted, AnsweredOn = today,
        });
        await db.SaveChangesAsync(Cancel);
    });

    private static Task<int> WaitingAsync(TestSite site, Viewer team) => site.InScopeAsync(async services =>
    {
        var sections = new List<WorkSection>();
        foreach (var room in services.GetServices<IContributeWork>())
        {
            sections.AddRange(await room.WorkAsync(team, Cancel));
        }

        return sections.Single(section => section.Title == "Said yes to an invitation").Items.Count;
    });
}
