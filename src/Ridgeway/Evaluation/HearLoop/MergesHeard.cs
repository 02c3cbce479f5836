using Ridgeway.Data;
using Ridgeway.Events;
using Ridgeway.Records;

namespace Ridgeway.Evaluation.HearLoop;

/// <summary>Keeps which ids are one person's, so that nobody counts twice. The courier calls it in a transaction and saves.</summary>
internal sealed class MergesHeard(RidgewayDb db) : IHear<PeopleMerged>, IHear<PeopleParted>
{
    public async Task HearAsync(PeopleMerged happened, CancellationToken cancel)
    {
        if (await db.Set<MergedPersonRow>().FindAsync([happened.Gone], cancel) is { } known)
        {
            known.IntoPersonId = happened.Kept;
        }
        else
        {
            db.Add(new MergedPersonRow { PersonId = happened.Gone, IntoPersonId = happened.Kept });
        }
    }

    public async Task HearAsync(PeopleParted happened, CancellationToken cancel)
    {
        if (await db.Set<MergedPersonRow>().FindAsync([happened.Gone], cancel) is { } known)
        {
            db.Remove(known);
        }
    }
}
