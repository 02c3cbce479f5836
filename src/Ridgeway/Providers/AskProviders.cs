using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Time;

namespace Ridgeway.Providers;

internal sealed class AskProviders(RidgewayDb db) : IProviders
{
    public async Task<IReadOnlyList<ServiceCandidate>> DeliveringAsync(IReadOnlyCollection<string> interventions, CancellationToken cancel) =>
        [.. (await AllAsync(cancel)).Where(candidate => candidate.Service.Interventions.Any(interventions.Contains))];

    public async Task<IReadOnlyList<ServiceCandidate>> AllAsync(CancellationToken cancel)
    {
        var services = await ServicesAsync(db.Set<ServiceRow>(), cancel);
        var accreditations = (await db.Set<AccreditationRow>().AsNoTracking().ToListAsync(cancel))
            .Select(row => row.ToAccreditation())
            .ToLookup(accreditation => accreditation.Provider);
        var room = await RoomAsync(cancel);
        return [.. services.Select(service => new ServiceCandidate(
            service,
            [.. accreditations[service.Provider].Where(accreditation => accreditation.IsFor(service))],
            room.GetValueOrDefault(service.Id)))];
    }

    public async Task<Service?> ServiceAsync(ServiceId service, CancellationToken cancel) =>
        (await ServicesAsync(db.Set<ServiceRow>().Where(row => row.ServiceId == service), cancel)).FirstOrDefault();

    public async Task<IReadOnlyList<Service>> RunByAsync(ProviderId provider, CancellationToken cancel) =>
        await ServicesAsync(db.Set<ServiceRow>().Where(row => row.ProviderId == provider), cancel);

    public async Task<Provider?> ProviderAsync(ProviderId provider, CancellationToken cancel) =>
        (await db.Set<ProviderRow>().AsNoTracking().FirstOrDefaultAsync(row => row.ProviderId == provider, cancel))?.ToProvider();

    public async Task HoldPlaceAsync(ServiceId service, Guid holder, DateTimeOffset now, CancellationToken cancel)
    {
        await TouchAsync(service, cancel);
        await CheckRoomAsync(service, now, cancel);
        if (await db.Set<PlaceHeldRow>().FindAsync([service, holder], cancel) is { } held)
        {
            (held.TakenAtUtc, held.ReleasedAtUtc) = (null, null);
        }
        else
        {
            db.Add(new PlaceHeldRow { ServiceId = service, Holder = holder, HeldAtUtc = now.UtcDateTime });
        }
    }

    public async Task TakePlaceAsync(ServiceId service, Guid holder, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Set<PlaceHeldRow>().FindAsync([service, holder], cancel) is { } held)
        {
            held.TakenAtUtc ??= now.UtcDateTime;
        }
    }

    public async Task ReleasePlaceAsync(ServiceId service, Guid holder, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Set<PlaceHeldRow>().FindAsync([service, holder], cancel) is { ReleasedAtUtc: null } held)
        {
            held.ReleasedAtUtc = now.UtcDateTime;
            await TouchAsync(service, cancel);
        }
    }

    /// <summary>Counted after the version was read: whoever holds a place from now on changes it, and one of the two saves fails.</summary>
    private async Task CheckRoomAsync(ServiceId service, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Set<CapacityRow>().FindAsync([service], cancel) is { } row
            && CapacityOf(row, await Held().Where(place => place.ServiceId == service).ToListAsync(cancel)).RoomOn(London.DayOf(now)) is Room.Full)
        {
            throw new DbUpdateConcurrencyException("The last place has gone meanwhile.");
        }
    }

    private async Task TouchAsync(ServiceId service, CancellationToken cancel)
    {
        if (await db.Set<CapacityRow>().FindAsync([service], cancel) is { } capacity)
        {
            capacity.Version++;
        }
    }

    private async Task<IReadOnlyList<Service>> ServicesAsync(IQueryable<ServiceRow> asked, CancellationToken cancel)
    {
        var rows = await asked.AsNoTracking().Include(row => row.Places).OrderBy(row => row.Name).ToListAsync(cancel);
        var providers = rows.Select(row => row.ProviderId).Distinct().ToList();
        var names = await db.Set<ProviderRow>().AsNoTracking()
            .Where(row => providers.Contains(row.ProviderId))
            .ToDictionaryAsync(row => row.ProviderId, row => row.Name, cancel);
        return [.. rows.Select(row => row.ToService(names[row.ProviderId]))];
    }

    private async Task<Dictionary<ServiceId, Capacity>> RoomAsync(CancellationToken cancel)
    {
        var stated = await db.Set<CapacityRow>().AsNoTracking().ToListAsync(cancel);
        var held = (await Held().ToListAsync(cancel)).ToLookup(row => row.ServiceId);
        return stated.ToDictionary(row => row.ServiceId, row => CapacityOf(row, held[row.ServiceId]));
    }

    private IQueryable<PlaceHeldRow> Held() => db.Set<PlaceHeldRow>().AsNoTracking().Where(row => row.ReleasedAtUtc == null);

    /// <summary>Whoever was accepted before the provider last counted is among those it counted.</summary>
    private static Capacity CapacityOf(CapacityRow row, IEnumerable<PlaceHeldRow> held)
    {
        var promised = held.Count(place => place.TakenAtUtc is null || place.TakenAtUtc >= row.StatedAtUtc);
        return new Capacity(row.Places, row.Taken + promised, row.PeriodFrom, row.PeriodTo, DateOnly.FromDateTime(row.StatedAtUtc));
    }
}
