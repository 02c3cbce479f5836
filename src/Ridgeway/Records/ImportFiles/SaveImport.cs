using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Ridgeway.Data;
using Ridgeway.Records.Facts;
using Ridgeway.Records.Problems;
using Ridgeway.Records.Sources;

namespace Ridgeway.Records.ImportFiles;

/// <summary>What is saved in one transaction.</summary>
internal sealed record Load(FactBatch Facts, SourceBatch? Sources, PeopleToSave People, List<FoundProblem> Problems);

/// <summary>
/// Saves what an import gathers, on a thread of its own while the next load is being read. There are two loads, one filled and
/// one saved, and they are used again and again: memory does not grow with the input.
/// </summary>
internal sealed class SaveImport : IAsyncDisposable
{
    private readonly ImportId import;
    private readonly string source;
    private readonly FactStore facts;
    private readonly StoredCodes codes;
    private readonly FreshPeople fresh;
    private readonly TimeProvider clock;
    private readonly AsyncServiceScope scope;
    private readonly RidgewayDb db;
    private readonly Channel<Load> loads = Channel.CreateBounded<Load>(1);
    private readonly Channel<FactBatch> empties = Channel.CreateUnbounded<FactBatch>();
    private readonly Channel<SourceBatch> emptySources = Channel.CreateUnbounded<SourceBatch>();
    private readonly SemaphoreSlim room = new(1);
    private readonly Task saving;
    private int part;
    private int doubts;

    public SaveImport(ImportId import, string source, FactStore facts, StoredCodes codes, FreshPeople fresh, IServiceScopeFactory scopes, TimeProvider clock, CancellationToken cancel)
    {
        (this.import, this.source, this.facts, this.codes, this.fresh, this.clock) = (import, source, facts, codes, fresh, clock);
        scope = scopes.CreateAsyncScope();
        db = scope.ServiceProvider.GetRequiredService<RidgewayDb>();
        saving = Task.Run(() => SaveAllAsync(cancel), CancellationToken.None);
    }

    /// <summary>A batch to fill next.</summary>
    public FactBatch Empty() => empties.Reader.TryRead(out var used) ? used : new FactBatch();

    /// <summary>A used batch of sources, or null where none is free.</summary>
    public SourceBatch? EmptySources() => emptySources.Reader.TryRead(out var used) ? used : null;

    /// <summary>Returns when the load before is saved, and its batches are free to be filled again.</summary>
    public Task RoomAsync(CancellationToken cancel) => room.WaitAsync(cancel);

    /// <summary>Hands a load over, once there is room. What went wrong with an earlier one is thrown here.</summary>
    public async Task PostAsync(Load load, CancellationToken cancel)
    {
        if (!await loads.Writer.WaitToWriteAsync(cancel))
        {
            await saving;
        }

        await loads.Writer.WriteAsync(load, cancel);
    }

    /// <summary>Returns when everything handed over is saved.</summary>
    public async Task FinishAsync()
    {
        loads.Writer.TryComplete();
        await saving;
    }

    public async ValueTask DisposeAsync()
    {
        loads.Writer.TryComplete();
        // What went wrong was thrown by PostAsync or FinishAsync, or the import was stopped on purpose.
        await saving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await scope.DisposeAsync();
        room.Dispose();
    }

    private async Task SaveAllAsync(CancellationToken cancel)
    {
        try
        {
            await foreach (var load in loads.Reader.ReadAllAsync(cancel))
            {
                await SaveAsync(load, cancel);
                load.Facts.Clear();
                empties.Writer.TryWrite(load.Facts);
                if (load.Sources is { } sources)
                {
                    sources.Clear();
                    emptySources.Writer.TryWrite(sources);
                }

                room.Release();
            }
        }
        catch (Exception trouble)
        {
            loads.Writer.TryComplete(trouble);
            room.Release();
            throw;
        }
    }

    private async Task SaveAsync(Load load, CancellationToken cancel)
    {
        await codes.StoreNewAsync(load.Facts.Codes(), cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var write = new StoreWrite(db.Database.GetDbConnection(), transaction.GetDbTransaction());
        var now = clock.GetUtcNow();
        PersonUpsert.Run(write, load.People, import, now, cancel);
        PersonSaidWriter.Run(write, load.People, import, part, cancel);
        DetailInsert.Run(write, load.People, import, source, now);
        if (load.Facts.Count > 0)
        {
            await facts.AppendAsync(write, import, part, load.Facts, fresh.IsFirst, cancel);
        }

        if (load.Sources is { } sources)
        {
            await new SourceWriter(write, import, part).WriteAsync(sources, cancel);
        }

        part++;

        ProblemWriter.Run(write, import, Listed(load.Problems), cancel);
        foreach (var changed in load.People.ChangedBefore)
        {
            db.Tell(new RecordUpdated(changed, PersonGroups.Of(load.People.People[changed], Time.London.DayOf(now))) { At = now });
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
    }

    /// <summary>All that was set aside, and the first doubts.</summary>
    private IEnumerable<FoundProblem> Listed(List<FoundProblem> found) =>
        found.Where(problem => problem.IsSetAside || doubts++ < ImportSink.MostProblems);
}
