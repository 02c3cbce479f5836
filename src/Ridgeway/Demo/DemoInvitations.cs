using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Events;
using Ridgeway.Finding;
using Ridgeway.Finding.AnswerInvitations;
using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.InvitePeople;
using Ridgeway.Finding.Lists;
using Ridgeway.Finding.SaveList;
using Ridgeway.Records;

namespace Ridgeway.Demo;

/// <summary>
/// A list that the clinician saved three weeks ago, the invitations sent from it then, and what people answered since: yes, no
/// with a reason, or nothing. The shares that answer are made up.
/// </summary>
internal sealed class DemoInvitations(IServiceScopeFactory scopes, Courier courier, DemoClock clock)
{
    private const int DaysAgo = 21;
    private const int Invited = 18;
    private readonly Random chance = new((int)DemoPlan.Seed + 1);

    /// <returns>How many were invited.</returns>
    public async Task<int> RunAsync(DateOnly today, PersonId person, CancellationToken cancel)
    {
        clock.MoveTo(today.AddDays(-DaysAgo));
        var viewer = await InScopeAsync<RidgewayDb, Viewer>(async db =>
            (await db.Set<AccountRow>().AsNoTracking().Where(row => row.IsDemo && row.Role == Role.Clinician).OrderBy(row => row.SignInName).FirstAsync(cancel)).ToViewer());
        var definition = new ListDefinition { On = ["inactivity"], NotOn = ["dementia"], AgeFrom = 19, Intervention = "exercise-referral" };
        if (await InScopeAsync<SaveListStory, SaveOutcome>(story => story.SaveAsync("Not active enough, to be offered exercise", definition, ListSeenBy.MyTeam, viewer, cancel)) is not SaveOutcome.Saved(var list))
        {
            return 0;
        }

        Task<(SavedListRow, BuiltList List)?> BuiltAsync() => InScopeAsync<OpenListStory, (SavedListRow, BuiltList List)?>(story => story.BuiltAsync(list.Value, viewer, cancel));
        await SayWishesAsync((await BuiltAsync())!.Value.List, cancel);
        var built = (await BuiltAsync())!.Value.List;
        var chosen = built.Choose(Invited, ChoiceDocument.SeedOf(list)).People.Select(candidate => candidate.Person).ToList();
        var done = await InScopeAsync<InvitePeopleStory, InvitedTogether>(story => story.RunAsync(chosen, definition.Intervention, list, viewer, cancel));
        await AnswerAsync(today, cancel);
        clock.MoveTo(today.AddDays(-1));
        await InScopeAsync<InvitePeopleStory, InvitedTogether>(story => story.RunAsync([person], "weight-management", null, viewer, cancel));
        await courier.DeliverAllAsync(cancel);
        clock.MoveTo(today);
        await InScopeAsync<SaveListStory, ListChange>(async story => await story.RunAsync((await story.FindAsync(list, viewer, cancel))!, viewer, cancel));
        return done.Invited;
    }

    /// <summary>A few asked not to be contacted, some for another way, some for easy read or an interpreter.</summary>
    private async Task SayWishesAsync(BuiltList list, CancellationToken cancel)
    {
        foreach (var listed in list.People)
        {
            var drawn = chance.NextDouble();
            if (drawn < 0.25)
            {
                var said = new SaidWishes(
                    drawn < 0.15 ? (ContactChannel)chance.Next(1, 4) : null, drawn > 0.21, drawn is > 0.15 and < 0.18, drawn is > 0.18 and < 0.21 ? true : null, null);
                await InScopeAsync<ContactWishesStory, bool>(async story =>
                {
                    await story.KeepAsync(listed.Person, said, "Reception", cancel);
                    return true;
                });
            }
        }
    }

    private async Task AnswerAsync(DateOnly today, CancellationToken cancel)
    {
        var offers = await InScopeAsync<RidgewayDb, List<OfferRow>>(db => db.Set<OfferRow>().AsNoTracking().Where(row => row.Kind == OfferKind.Invitation).OrderBy(row => row.OfferId).ToListAsync(cancel));
        foreach (var offer in offers)
        {
            var drawn = chance.NextDouble();
            if (drawn > 0.55)
            {
                continue;
            }

            clock.MoveTo(today.AddDays(-chance.Next(2, DaysAgo)));
            NoReason? reason = drawn > 0.3 ? (NoReason)chance.Next(1, 9) : null;
            await InScopeAsync<AnswerInvitationStory, AnsweringOutcome>(story => story.RunAsync(
                offer.PersonId, offer.OfferId, reason is null ? OfferStanding.Accepted : OfferStanding.Declined, reason, "Reception", cancel));
        }
    }

    private async Task<TResult> InScopeAsync<TStory, TResult>(Func<TStory, Task<TResult>> act)
        where TStory : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TStory>());
    }
}
