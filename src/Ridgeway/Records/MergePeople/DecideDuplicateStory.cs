using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;

namespace Ridgeway.Records.MergePeople;

/// <summary>What somebody decides about two records that may be one person's.</summary>
internal enum DuplicateDecision
{
    Same,
    Different,
    NotSure,
}

/// <summary>Somebody decides: the same, different, or not sure. Who and when is kept with it.</summary>
internal sealed class DecideDuplicateStory(RidgewayDb db, MergePeopleStory merge, TimeProvider clock)
{
    public async Task<DecideOutcome> DecideAsync(PersonId one, PersonId other, DuplicateDecision decision, string by, string? note, CancellationToken cancel)
    {
        var (first, second) = one.CompareTo(other) < 0 ? (one, other) : (other, one);
        if (await db.Set<DuplicateRow>().FirstOrDefaultAsync(row => row.PersonId == first && row.OtherPersonId == second, cancel) is not { } pair)
        {
            return new DecideOutcome.NoSuchPair();
        }

        if (pair.State is DuplicateState.Same or DuplicateState.Different)
        {
            return new DecideOutcome.DecidedAlready(pair.State, pair.DecidedBy ?? "");
        }

        if (decision == DuplicateDecision.Same)
        {
            return await merge.MergeAsync(first, second, by, note ?? "Decided on the work list", cancel) is MergeOutcome.Merged merged
                ? new DecideOutcome.Decided(merged)
                : new DecideOutcome.NoSuchPair();
        }

        pair.State = decision == DuplicateDecision.Different ? DuplicateState.Different : DuplicateState.NotSure;
        (pair.DecidedAtUtc, pair.DecidedBy, pair.Note) = (clock.GetUtcNow().UtcDateTime, by, note);
        await db.SaveChangesAsync(cancel);
        return new DecideOutcome.Decided(null);
    }
}

internal abstract record DecideOutcome
{
    private DecideOutcome()
    {
    }

    /// <param name="Merge">What was merged, where they were decided to be the same.</param>
    public sealed record Decided(MergeOutcome.Merged? Merge) : DecideOutcome;

    public sealed record DecidedAlready(DuplicateState State, string By) : DecideOutcome;

    public sealed record NoSuchPair : DecideOutcome;
}
