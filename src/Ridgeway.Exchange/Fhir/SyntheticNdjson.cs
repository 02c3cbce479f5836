using System.Buffers;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Writing;
using Ridgeway.Records.Synthetic;

namespace Ridgeway.Exchange.Fhir;

/// <summary>
/// Writes a synthetic population as NDJSON, one stream a resource type, people in order. People are made on several threads
/// in batches that are written in turn, so the bytes are the same whatever the number of threads, and memory does not grow
/// with the population.
/// </summary>
public static class SyntheticNdjson
{
    /// <summary>The streams written, by resource type, in the order they are opened.</summary>
    public static IReadOnlyList<string> ResourceTypes { get; } = ["Patient", "Condition", "Observation", "MedicationRequest", "Procedure", "Consent"];

    private const int PeopleInABatch = 128;

    /// <summary>Writes <paramref name="count"/> people.</summary>
    /// <param name="people">The population.</param>
    /// <param name="count">How many, from <paramref name="first"/> on; 0 gives empty streams.</param>
    /// <param name="open">Opens the stream of a resource type; each is disposed here.</param>
    /// <param name="workers">How many threads make people at once; at least 1.</param>
    /// <param name="progress">Told the number of people written, after each batch.</param>
    /// <param name="first">Place in the population of the first person written.</param>
    /// <param name="make">How each is made, by place; null leaves one out. Without it, as their practice holds them.</param>
    /// <param name="cancel">Stops between batches; what was written stays.</param>
    public static async Task<SyntheticTally> WriteAsync(
        SyntheticPeople people, long count, Func<string, Stream> open, int workers, IProgress<long>? progress = null, long first = 0, Func<long, SyntheticPerson?>? make = null,
        CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        var streams = new List<Stream>();
        var idle = new Stack<SyntheticBatch>();
        try
        {
            foreach (var type in ResourceTypes)
            {
                streams.Add(open(type));
            }

            return await WriteBatchesAsync(() => new SyntheticBatch(people.Codes, make ?? people.Make), first, count, streams, idle, workers, progress, cancel);
        }
        finally
        {
            foreach (var stream in streams)
            {
                await stream.DisposeAsync();
            }

            foreach (var batch in idle)
            {
                batch.Dispose();
            }
        }
    }

    private static async Task<SyntheticTally> WriteBatchesAsync(
        Func<SyntheticBatch> another, long from, long count, List<Stream> streams, Stack<SyntheticBatch> idle, int workers, IProgress<long>? progress, CancellationToken cancel)
    {
        var tally = new SyntheticTally(0, new long[ResourceTypes.Count], 0);
        var making = new Queue<Task<SyntheticBatch>>();
        long next = 0;
        try
        {
            while (next < count || making.Count > 0)
            {
                // One batch more than there are workers: it waits ready while the last one is written.
                while (next < count && making.Count <= workers)
                {
                    var batch = idle.TryPop(out var used) ? used : another();
                    var (first, size) = (from + next, (int)Math.Min(PeopleInABatch, count - next));
                    making.Enqueue(Task.Run(() => batch.Fill(first, size), CancellationToken.None));
                    next += size;
                }

                var filled = await making.Dequeue();
                idle.Push(filled);
                cancel.ThrowIfCancellationRequested();
                tally = tally.With(filled);
                await filled.WriteAsync(streams, cancel);
                progress?.Report(tally.People);
            }
        }
        finally
        {
            while (making.TryDequeue(out var left))
            {
                idle.Push(await left);
            }
        }

        return tally;
    }
}

/// <summary>What was written.</summary>
/// <param name="People">People.</param>
/// <param name="Resources">Resources of each type, in the order of <see cref="SyntheticNdjson.ResourceTypes"/>.</param>
/// <param name="Facts">Facts; a blood pressure is one resource and two facts.</param>
public sealed record SyntheticTally(long People, IReadOnlyList<long> Resources, long Facts)
{
    internal SyntheticTally With(SyntheticBatch batch) =>
        new(People + batch.People, [.. Resources.Zip(batch.Resources, (before, more) => before + more)], Facts + batch.Facts);
}

/// <summary>A run of people as bytes, one buffer a resource type. Used again and again.</summary>
internal sealed class SyntheticBatch : IDisposable
{
    private readonly Func<long, SyntheticPerson?> make;
    private readonly FhirWriter writer;
    private readonly ArrayBufferWriter<byte>[] buffers;
    private readonly long[] resources;

    public SyntheticBatch(CodeBook codes, Func<long, SyntheticPerson?> make)
    {
        this.make = make;
        writer = new FhirWriter(codes);
        buffers = [.. SyntheticNdjson.ResourceTypes.Select(_ => new ArrayBufferWriter<byte>(64 * 1024))];
        resources = new long[buffers.Length];
    }

    public int People { get; private set; }

    public long Facts { get; private set; }

    public IReadOnlyList<long> Resources => resources;

    public SyntheticBatch Fill(long first, int size)
    {
        Array.Clear(resources);
        foreach (var buffer in buffers)
        {
            buffer.ResetWrittenCount();
        }

        (People, Facts) = (0, 0);
        for (var i = 0; i < size; i++)
        {
            if (make(first + i) is { } person)
            {
                People++;
                Write(person);
            }
        }

        return this;
    }

    public async Task WriteAsync(List<Stream> streams, CancellationToken cancel)
    {
        for (var i = 0; i < buffers.Length; i++)
        {
            await streams[i].WriteAsync(buffers[i].WrittenMemory, cancel);
        }
    }

    public void Dispose() => writer.Dispose();

    private void Write(SyntheticPerson person)
    {
        Span<byte> id = stackalloc byte[64];
        var length = System.Text.Encoding.UTF8.GetBytes(person.Id, id);
        var who = id[..length];
        writer.Patient(To(0), who, person.Draft, isTestData: true);
        if (person.OptedOutOn is { } day)
        {
            writer.OptOut(To(ConsentStream), who, day);
        }

        Facts += person.Facts.Length;
        Span<byte> factId = stackalloc byte[64];
        who.CopyTo(factId);
        factId[length] = (byte)'-';
        for (var at = 0; at < person.Facts.Length; at++)
        {
            ref readonly var fact = ref person.Facts[at];
            at.TryFormat(factId[(length + 1)..], out var digits);
            var name = factId[..(length + 1 + digits)];
            if (at + 1 < person.Facts.Length && writer.IsBloodPressure(fact, person.Facts[at + 1]))
            {
                at++;
                writer.BloodPressure(To(2), name, who, fact, person.Facts[at]);
            }
            else
            {
                writer.Fact(To(IndexOf(fact.Kind)), name, who, fact);
            }
        }
    }

    private ArrayBufferWriter<byte> To(int type)
    {
        resources[type]++;
        return buffers[type];
    }

    /// <summary>The place of "Consent" among the streams.</summary>
    private const int ConsentStream = 5;

    private static int IndexOf(Records.FactKind kind) => kind switch
    {
        Records.FactKind.Condition => 1,
        Records.FactKind.Measure or Records.FactKind.Finding => 2,
        Records.FactKind.Medicine => 3,
        Records.FactKind.Procedure => 4,
    };
}
