using Ridgeway.Data;
using Ridgeway.Records;

namespace Ridgeway.Finding.RunPopulation;

/// <summary>
/// Looks only at those whose record changed, who are new or gone, and whose answers were settled only until a day that has come.
/// Their blocks are saved anew in one transaction, so a reader sees all of it or none.
/// </summary>
internal sealed class TouchedRun(RidgewayDatabase database, IRecords records, PopulationProgram program, TimeProvider clock)
{
    /// <returns>How many people were looked at.</returns>
    public int Run(int number, CancellationToken cancel)
    {
        using var connection = database.Open();
        var touched = new SortedSet<Guid>(connection.TakeDue());
        IReadOnlyList<(Guid Start, int EarliestUntil)> starts;
        using (var store = new BlockStore(connection, null))
        {
            starts = store.Starts(number);
            AddRunOut(store, number, starts, touched);
        }

        using var transaction = connection.BeginTransaction();
        using (var store = new BlockStore(connection, transaction))
        {
            foreach (var (start, people) in ByBlock([.. touched], starts))
            {
                cancel.ThrowIfCancellationRequested();
                Renew(store, number, start, people, cancel);
            }
        }

        connection.Renew(transaction, number, program, clock.GetUtcNow().UtcDateTime);
        transaction.Commit();
        return touched.Count;
    }

    private void AddRunOut(BlockStore store, int number, IReadOnlyList<(Guid Start, int EarliestUntil)> starts, SortedSet<Guid> touched)
    {
        var (today, block) = (program.On.DayNumber, new Block([]));
        foreach (var (start, _) in starts.Where(block => block.EarliestUntil <= today))
        {
            store.Read(number, start, block);
            for (var place = 0; place < block.Count; place++)
            {
                if (block.Untils[place] <= today)
                {
                    touched.Add(block.Ids[place]);
                }
            }
        }
    }

    /// <summary>Each block with the people that belong in it, in order of id. Who comes before the first block belongs in the first.</summary>
    private static IEnumerable<(Guid? Start, List<Guid> People)> ByBlock(Guid[] touched, IReadOnlyList<(Guid Start, int EarliestUntil)> starts)
    {
        var at = 0;
        for (var block = 0; block < Math.Max(1, starts.Count) && at < touched.Length; block++)
        {
            var people = new List<Guid>();
            while (at < touched.Length && (block + 1 >= starts.Count || touched[at].CompareTo(starts[block + 1].Start) < 0))
            {
                people.Add(touched[at++]);
            }

            if (people.Count > 0)
            {
                yield return (starts.Count == 0 ? null : starts[block].Start, people);
            }
        }
    }

    private void Renew(BlockStore store, int number, Guid? start, List<Guid> touched, CancellationToken cancel)
    {
        var before = new Block(program.Subjects);
        if (start is { } stored)
        {
            store.Read(number, stored, before);
            store.Remove(number, stored);
        }

        var merging = new Merging(store, number, before, program, touched);
        records.WalkThese(touched.Select(id => new PersonId(id)), merging.Add, cancel);
        merging.Finish();
    }

    /// <summary>What stood in a block and who was looked at again, merged in order of id into as many blocks as are needed.</summary>
    private sealed class Merging(BlockStore store, int number, Block before, PopulationProgram program, List<Guid> touched) : IRememberSince
    {
        private readonly HashSet<Guid> looked = [.. touched];
        private readonly Looking looking = new(program);
        private readonly Block into = new(program.Subjects);
        private int place;
        private int standing;

        public int SinceOf(int subject) => standing >= 0 ? before[subject].SinceOf(standing) : -1;

        public void Add(PersonInView person)
        {
            CopyUpTo(person.Id.Value);
            SaveIfFull();
            standing = before.PlaceOf(person.Id.Value);
            looking.Add(person, into, this);
        }

        public void Finish()
        {
            CopyUpTo(null);
            if (into.Count > 0)
            {
                store.Write(number, into);
            }
        }

        private void CopyUpTo(Guid? id)
        {
            for (; place < before.Count && (id is not { } end || before.Ids[place].CompareTo(end) < 0); place++)
            {
                if (!looked.Contains(before.Ids[place]))
                {
                    SaveIfFull();
                    into.Add(before, place);
                }
            }
        }

        private void SaveIfFull()
        {
            if (into.IsFull)
            {
                store.Write(number, into);
                into.Clear();
            }
        }
    }
}
