using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Data;
using Ridgeway.Evaluation;
using Ridgeway.Evaluation.EvaluateProgramme;
using Ridgeway.Finding.AnswerInvitations;
using Ridgeway.Finding.Lists;
using Ridgeway.Guidance;
using Ridgeway.Records;
using Ridgeway.Records.MergePeople;
using Ridgeway.Records.Rights;
using Ridgeway.Referrals;
using Ridgeway.Testing;
using static Ridgeway.Records.PatientFiles;

namespace Ridgeway.Finding;

/// <summary>What rooms keep under an id that was merged away is the survivor's, until they are parted.</summary>
public sealed class MergedPeopleTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 1, 5);
    private readonly PatientFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [EveryEngine]
    internal async Task What_was_offered_said_and_measured_under_either_id_is_one_persons_until_they_are_parted(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await files.ImportAsync(ridgeway, "gp", Patient("g1", "9434765919"));
        ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));
        await files.ImportAsync(ridgeway, "hospital", Patient("h1", born: "1959-01-05"));
        var people = await ridgeway.Db.Set<PersonRow>().AsNoTracking().ToListAsync(Cancel);
        var gp = people.Single(row => row.NhsNumber is not null).PersonId;
        var hospital = people.Single(row => row.NhsNumber is null).PersonId;
        var offer = await KeepAsync(ridgeway, gp, hospital);
        Assert.Equal((false, false, 2), await SeenOfAsync(ridgeway, gp));

        await RefuseAsync(ridgeway, hospital);
        Assert.Null(await ReferredAsync(ridgeway)); // One, too few to show.

        var merged = Assert.IsType<MergeOutcome.Merged>(await ridgeway.Get<MergePeopleStory>().MergeAsync(gp, hospital, "Dr Test", "test", Cancel));
        Assert.Equal((gp, hospital), (merged.Kept, merged.Gone));
        await ridgeway.DeliverAsync();
        Assert.Equal((true, true, 1), await SeenOfAsync(ridgeway, gp));
        Assert.IsType<AnsweringOutcome.Decided>(await AnswerAsync(ridgeway, gp, offer));
        // What was refused under the id that went is refused for the whole person.
        Assert.Equal(0, await ReferredAsync(ridgeway));

        Assert.IsType<UndoOutcome.Undone>(await ridgeway.Get<UndoMergeStory>().UndoAsync(hospital, "Dr Test", Cancel));
        await ridgeway.DeliverAsync();
        Assert.Equal((false, false, 2), await SeenOfAsync(ridgeway, gp));
        Assert.IsType<AnsweringOutcome.NoSuchInvitation>(await AnswerAsync(ridgeway, gp, offer));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<AnsweringOutcome> AnswerAsync(TestRidgeway ridgeway, PersonId person, ListOfferId offer)
    {
        await using var scope = ridgeway.NewScope();
        return await scope.ServiceProvider.GetRequiredService<AnswerInvitationStory>().RunAsync(person, offer, OfferStanding.Accepted, null, "Dr Test", Cancel);
    }

    /// <summary>Whether they asked not to be contacted, whether they put anything off, and how many people the programme counts.</summary>
    private static async Task<(bool Silent, bool PutOff, int Counted)> SeenOfAsync(TestRidgeway ridgeway, PersonId person)
    {
        await using var scope = ridgeway.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<RidgewayDb>();
        var contacts = await scope.ServiceProvider.GetRequiredService<KnownContacts>().OfAsync([person], Cancel);
        var wishes = await scope.ServiceProvider.GetRequiredService<WishBook>().OfAsync(person, Cancel);
        var courses = await db.CoursesOfAsync("a-programme", Cancel);
        return (contacts.TryGetValue(person, out var said) && said.IsNoContact, !ReferenceEquals(wishes, Wishes.NoneSaid), Course.OnePerPerson(courses).Count);
    }

    /// <summary>How many people the programme's evaluation shows as referred; null where they are too few to show.</summary>
    private static async Task<long?> ReferredAsync(TestRidgeway ridgeway)
    {
        await using var scope = ridgeway.NewScope();
        return Assert.IsType<EvaluateOutcome.Evaluated>(await scope.ServiceProvider.GetRequiredService<EvaluateProgrammeStory>().RunAsync("a-programme", Cancel)).Document.Everyone.Referred;
    }

    private static async Task RefuseAsync(TestRidgeway ridgeway, PersonId person)
    {
        await ridgeway.DoAsync<Choices>(choices => choices.SayAsync(person, refuses: true, "themselves", Cancel));
        await ridgeway.DeliverAsync();
    }

    private static async Task<ListOfferId> KeepAsync(TestRidgeway ridgeway, PersonId gp, PersonId hospital)
    {
        var now = ridgeway.Clock.GetUtcNow();
        var offer = ListOfferId.New(now);
        await using var scope = ridgeway.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<RidgewayDb>();
        db.Add(new OfferRow
        {
            PersonId = hospital,
            OfferId = offer,
            Kind = OfferKind.Invitation,
            Intervention = "an-intervention",
            OfferedOn = Day,
            OfferedAtUtc = now.UtcDateTime,
            OfferedBy = "Dr Test",
            Standing = OfferStanding.Waiting,
        });
        db.Add(new ContactRow { PersonId = hospital, IsNoContact = true, SaidBy = "Dr Test", SaidAtUtc = now.UtcDateTime });
        db.Add(new NotNowRow
        {
            PersonId = hospital,
            NotNowId = Guid.CreateVersion7(now),
            Intervention = "an-intervention",
            Reason = "later",
            OnDay = Day,
            UntilDay = Day.AddDays(90),
            ByName = "Dr Test",
            Via = Channel.Page,
        });
        foreach (var person in new[] { gp, hospital })
        {
            db.Add(new CourseRow { PersonId = person, ReferralId = new ReferralId(Guid.CreateVersion7(now)), Programme = "a-programme", ReferredOn = Day });
        }

        await db.SaveChangesAsync(Cancel);
        return offer;
    }
}
