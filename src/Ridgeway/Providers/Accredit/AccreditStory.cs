using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;

namespace Ridgeway.Providers.Accredit;

/// <summary>What an assessor decides about a provider.</summary>
internal sealed record AccreditRequest
{
    public required ProviderId Provider { get; init; }

    /// <summary>Null for everything the provider runs.</summary>
    public ServiceId? Service { get; init; }

    public required string Scheme { get; init; }

    /// <summary>Empty for every intervention.</summary>
    public IReadOnlyList<string> Interventions { get; init; } = [];

    /// <summary>Empty for every condition.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    public AccreditationState State { get; init; } = AccreditationState.Granted;

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public string? Evidence { get; init; }

    public required string By { get; init; }
}

internal abstract record AccreditOutcome
{
    private AccreditOutcome()
    {
    }

    public sealed record Recorded(AccreditationId Id) : AccreditOutcome;

    public sealed record NoSuchProvider : AccreditOutcome;

    public sealed record NoSuchService : AccreditOutcome;

    public sealed record NoSuchAccreditation : AccreditOutcome;

    public sealed record EndsBeforeItBegins : AccreditOutcome;
}

/// <summary>Records an accreditation, and changes its state: granted, suspended, withdrawn.</summary>
internal sealed class AccreditStory(RidgewayDb db, TimeProvider clock)
{
    public async Task<AccreditOutcome> RecordAsync(AccreditRequest request, CancellationToken cancel)
    {
        if (request.ValidTo < request.ValidFrom)
        {
            return new AccreditOutcome.EndsBeforeItBegins();
        }

        if (!await db.Set<ProviderRow>().AnyAsync(row => row.ProviderId == request.Provider, cancel))
        {
            return new AccreditOutcome.NoSuchProvider();
        }

        if (request.Service is { } service
            && !await db.Set<ServiceRow>().AnyAsync(row => row.ServiceId == service && row.ProviderId == request.Provider, cancel))
        {
            return new AccreditOutcome.NoSuchService();
        }

        var now = clock.GetUtcNow();
        var row = new AccreditationRow
        {
            AccreditationId = AccreditationId.New(now),
            ProviderId = request.Provider,
            ServiceId = request.Service,
            Scheme = request.Scheme,
            Interventions = ServiceRow.Write(request.Interventions),
            Conditions = ServiceRow.Write(request.Conditions),
            State = request.State,
            ValidFrom = request.ValidFrom,
            ValidTo = request.ValidTo,
            Evidence = request.Evidence,
            DecidedBy = request.By,
            DecidedAtUtc = now.UtcDateTime,
        };
        db.Add(row);
        db.Tell(new OfferChanged(request.Provider) { At = now });
        await db.SaveChangesAsync(cancel);
        return new AccreditOutcome.Recorded(row.AccreditationId);
    }

    public async Task<AccreditOutcome> ChangeStateAsync(AccreditationId id, AccreditationState state, string by, CancellationToken cancel)
    {
        if (await db.Set<AccreditationRow>().FindAsync([id], cancel) is not { } row)
        {
            return new AccreditOutcome.NoSuchAccreditation();
        }

        var now = clock.GetUtcNow();
        (row.State, row.DecidedBy, row.DecidedAtUtc) = (state, by, now.UtcDateTime);
        db.Tell(new OfferChanged(row.ProviderId) { At = now });
        await db.SaveChangesAsync(cancel);
        return new AccreditOutcome.Recorded(id);
    }
}
