using Ridgeway.Access;
using Ridgeway.Records;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Referrals.Follow;

/// <summary>A person's referrals on their page: where each stands, what comes next and by when.</summary>
internal sealed class ReferralsPanel(IReferrals referrals, TimeProvider clock) : IShowOnPersonPage
{
    public async Task<PersonPanel?> PanelAsync(PersonRecord record, Viewer viewer, CancellationToken cancel)
    {
        var theirs = await referrals.OfPersonAsync(record.Person.Id, cancel);
        return theirs.Count == 0
            ? null
            : new PersonPanel(30, "/Referrals/Follow/_Referrals.cshtml", new ReferralsOfPerson(theirs, London.DayOf(clock.GetUtcNow())));
    }
}

internal sealed record ReferralsOfPerson(IReadOnlyList<Referral> Referrals, DateOnly Today);
