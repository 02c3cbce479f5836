using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;

namespace Ridgeway.Events;

/// <summary>
/// Takes events from the outbox to every room that wants to hear them, at least once and in the order saved.
/// A hearer that fails is tried again later; until then later events about the same person wait for it.
/// </summary>
internal sealed class Courier(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Courier> log)
{
    private const int BatchSize = 200;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private static readonly Dictionary<string, Type> EventTypes = typeof(Courier).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(DomainEvent)))
        .ToDictionary(type => type.FullName!);

    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    /// <summary>Delivers until nothing that can be delivered now is waiting.</summary>
    /// <returns>How many events were delivered.</returns>
    public async Task<int> DeliverAllAsync(CancellationToken cancel)
    {
        await oneAtATime.WaitAsync(cancel);
        try
        {
            var delivered = 0;
            while (true)
            {
                var batch = await DeliverBatchAsync(cancel);
                delivered += batch;
                if (batch == 0)
                {
                    return delivered;
                }
            }
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private async Task<int> DeliverBatchAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RidgewayDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        var waiting = await db.Set<OutboxRow>()
            .Where(row => row.DeliveredAtUtc == null)
            .OrderBy(row => row.Position)
            .Take(BatchSize)
            .ToListAsync(cancel);

        var held = new HashSet<Guid>();
        var delivered = 0;
        foreach (var row in waiting)
        {
            var isHeld = row.NextAttemptAtUtc > now || (row.PersonId is { } person && held.Contains(person));
            if (!isHeld && await DeliverAsync(row, cancel))
            {
                delivered++;
            }
            else if (row.PersonId is { } behind)
            {
                held.Add(behind);
            }
        }

        await db.SaveChangesAsync(cancel);
        return delivered;
    }

    /// <summary>Every hearer is tried, whatever became of the one before: one room's trouble is not another's.</summary>
    private async Task<bool> DeliverAsync(OutboxRow row, CancellationToken cancel)
    {
        var type = EventTypes[row.Kind];
        var happened = (DomainEvent)JsonSerializer.Deserialize(row.Body, type, RidgewayJson.Stored)!;
        Exception? trouble = null;
        foreach (var hearer in HearerTypes(type))
        {
            try
            {
                await HearOnceAsync(row.EventId, hearer, type, happened, cancel);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                trouble = problem;
                log.LogError(problem, "{Hearer} could not hear event {EventId} ({Kind}), attempt {Attempt}", hearer.Name, row.EventId, row.Kind, row.Attempts + 1);
            }
        }

        var now = clock.GetUtcNow();
        if (trouble is null)
        {
            (row.DeliveredAtUtc, row.LastProblem) = (now.UtcDateTime, null);
            return true;
        }

        row.Attempts++;
        (row.LastProblem, row.NextAttemptAtUtc) = (trouble.Message, (now + Wait(row.Attempts)).UtcDateTime);
        return false;
    }

    private IReadOnlyList<Type> HearerTypes(Type eventType)
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetServices(typeof(IHear<>).MakeGenericType(eventType)).Select(hearer => hearer!.GetType()).Distinct()];
    }

    private async Task HearOnceAsync(Guid eventId, Type hearerType, Type eventType, DomainEvent happened, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RidgewayDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var name = hearerType.FullName!;
        if (await db.Set<HeardRow>().AnyAsync(heard => heard.EventId == eventId && heard.Hearer == name, cancel))
        {
            return;
        }

        var asHearer = typeof(IHear<>).MakeGenericType(eventType);
        var hearer = scope.ServiceProvider.GetServices(asHearer).First(found => found!.GetType() == hearerType)!;
        var hear = asHearer.GetMethod(nameof(IHear<DomainEvent>.HearAsync), BindingFlags.Public | BindingFlags.Instance)!;
        await (Task)hear.Invoke(hearer, BindingFlags.DoNotWrapExceptions, null, [happened, cancel], null)!;
        db.Add(new HeardRow { EventId = eventId, Hearer = name, AtUtc = clock.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static TimeSpan Wait(int attempts)
    {
        var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts, 12)));
        return wait < LongestWait ? wait : LongestWait;
    }
}
