using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;

namespace Ridgeway.Providers.StateRoom;

/// <summary>What a provider says about its room.</summary>
/// <param name="Service">Which service.</param>
/// <param name="Places">Places in the period; null for "ask us".</param>
/// <param name="Taken">Places taken by now, people accepted by now included.</param>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period.</param>
internal sealed record StateRoomRequest(ServiceId Service, int? Places, int Taken, DateOnly From, DateOnly To);

internal abstract record StateRoomOutcome
{
    private StateRoomOutcome()
    {
    }

    public sealed record Stated : StateRoomOutcome;

    public sealed record NoSuchService : StateRoomOutcome;

    public sealed record MakesNoSense(RoomProblem Why) : StateRoomOutcome;
}

internal enum RoomProblem
{
    FewerThanNone,
    EndsBeforeItBegins,
}

/// <summary>Writes down how much room a provider says it has, with the moment it said so.</summary>
internal sealed class StateRoomStory(RidgewayDb db, TimeProvider clock)
{
    public async Task<StateRoomOutcome> StateAsync(StateRoomRequest request, CancellationToken cancel)
    {
        if (request.Places < 0 || request.Taken < 0)
        {
            return new StateRoomOutcome.MakesNoSense(RoomProblem.FewerThanNone);
        }

        if (request.To < request.From)
        {
            return new StateRoomOutcome.MakesNoSense(RoomProblem.EndsBeforeItBegins);
        }

        if (await db.Set<ServiceRow>().FirstOrDefaultAsync(row => row.ServiceId == request.Service, cancel) is not { } service)
        {
            return new StateRoomOutcome.NoSuchService();
        }

        if (await db.Set<CapacityRow>().FindAsync([request.Service], cancel) is not { } row)
        {
            db.Add(row = new CapacityRow { ServiceId = request.Service });
        }

        var now = clock.GetUtcNow();
        (row.Places, row.Taken) = (request.Places, request.Taken);
        (row.PeriodFrom, row.PeriodTo, row.StatedAtUtc) = (request.From, request.To, now.UtcDateTime);
        row.Version++;
        db.Tell(new OfferChanged(service.ProviderId) { At = now });
        await db.SaveChangesAsync(cancel);
        return new StateRoomOutcome.Stated();
    }
}
