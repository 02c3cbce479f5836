using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding.AnswerInvitations;

internal abstract record AnsweringOutcome
{
    private AnsweringOutcome()
    {
    }

    public sealed record Decided(InvitationAnswer Answer) : AnsweringOutcome;

    public sealed record NoSuchInvitation : AnsweringOutcome;
}

/// <summary>Keeps the answer to an invitation, given by the person or written down by staff who spoke with them.</summary>
internal sealed class AnswerInvitationStory(RidgewayDb db, TimeProvider clock)
{
    public async Task<AnsweringOutcome> RunAsync(PersonId person, ListOfferId offer, OfferStanding said, NoReason? reason, string byWhom, CancellationToken cancel)
    {
        var ids = await db.IdsOfAsync(person, cancel);
        if (await db.Set<OfferRow>().FirstOrDefaultAsync(row => ids.Contains(row.PersonId) && row.OfferId == offer && row.Kind == OfferKind.Invitation, cancel) is not { } row)
        {
            return new AnsweringOutcome.NoSuchInvitation();
        }

        var answer = AnsweringInvitation.Decide(row.Standing, said, reason);
        if (answer is InvitationAnswer.Kept(var standing, var why))
        {
            var now = clock.GetUtcNow();
            (row.Standing, row.Reason, row.AnsweredOn, row.AnsweredBy) = (standing, why, London.DayOf(now), byWhom);
            db.Tell(new InvitationAnswered(offer, person, row.Intervention, standing, why, London.DayOf(now)) { At = now });
            await db.SaveChangesAsync(cancel);
        }

        return new AnsweringOutcome.Decided(answer);
    }
}
