using System.Data.Common;
using Ridgeway.Data;
using Ridgeway.Records;

namespace Ridgeway.Finding.RunPopulation;

/// <summary>
/// Looks at everyone, on two threads. Each gathers blocks and saves one when it is full, so memory does not grow with the number
/// of people. The day since when somebody is on a register is carried over from the run before.
/// </summary>
internal sealed class FullRun(RidgewayDatabase database, IRecords records, PopulationProgram program)
{
    private const int Parts = 2;

    private readonly Lock saving = new();

    /// <returns>How many people there are.</returns>
    public int Run(int number, int? before, CancellationToken cancel)
    {
        using var connection = database.Open();
        var parts = new Part?[Parts];
        Action<Block> save = block => Save(connection, number, block);
        try
        {
            records.WalkEveryone(
                Parts,
                (part, person) => (parts[part] ??= new Part(program, before is { } run ? new RunBefore(database.Open(), run, program.Subjects) : null))
                    .Look(person, save),
                cancel,
                program.Compiled.LooksAt);
            foreach (var part in parts.OfType<Part>())
            {
                part.Finish(save);
            }

            return parts.OfType<Part>().Sum(part => part.People);
        }
        finally
        {
            Array.ForEach(parts, part => part?.Dispose());
        }
    }

    private void Save(DbConnection connection, int number, Block block)
    {
        lock (saving)
        {
            using var transaction = connection.BeginTransaction();
            using var store = new BlockStore(connection, transaction);
            store.Write(number, block);
            transaction.Commit();
        }
    }

    private sealed class Part(PopulationProgram program, RunBefore? before) : IDisposable
    {
        private readonly Looking looking = new(program);
        private readonly Block block = new(program.Subjects);

        public int People { get; private set; }

        public void Look(PersonInView person, Action<Block> save)
        {
            before?.MoveTo(person.Id.Value);
            looking.Add(person, block, before);
            People++;
            if (block.IsFull)
            {
                save(block);
                block.Clear();
            }
        }

        public void Finish(Action<Block> save)
        {
            if (block.Count > 0)
            {
                save(block);
            }
        }

        public void Dispose() => before?.Dispose();
    }
}

/// <summary>Asks the program of a person and adds what it came to, to a block.</summary>
internal sealed class Looking(PopulationProgram program)
{
    private readonly CriteriaScan scan = program.Compiled.NewScan();

    public void Add(PersonInView person, Block block, IRememberSince? before)
    {
        scan.Look(person);
        block.Add(person, program.On, scan, before);
    }
}

/// <summary>Says since when the person in hand was on a subject in an earlier run, or -1.</summary>
internal interface IRememberSince
{
    int SinceOf(int subject);
}

/// <summary>The run before, walked beside this one in the same order.</summary>
internal sealed class RunBefore : IRememberSince, IDisposable
{
    private readonly DbConnection connection;
    private readonly BlockStore store;
    private readonly int run;
    private readonly IReadOnlyList<(Guid Start, int EarliestUntil)> starts;
    private readonly Block block;
    private int next;
    private int place;
    private bool isThere;

    public RunBefore(DbConnection connection, int run, string[] subjects)
    {
        (this.connection, this.run) = (connection, run);
        store = new BlockStore(connection, null);
        starts = store.Starts(run);
        block = new Block(subjects);
    }

    public void MoveTo(Guid id)
    {
        var found = next;
        while (found < starts.Count && starts[found].Start.CompareTo(id) <= 0)
        {
            found++;
        }

        if (found != next)
        {
            store.Read(run, starts[found - 1].Start, block);
            (next, place) = (found, 0);
        }

        while (place < block.Count && block.Ids[place].CompareTo(id) < 0)
        {
            place++;
        }

        isThere = place < block.Count && block.Ids[place] == id;
    }

    public int SinceOf(int subject) => isThere ? block[subject].SinceOf(place) : -1;

    public void Dispose()
    {
        store.Dispose();
        connection.Dispose();
    }
}
