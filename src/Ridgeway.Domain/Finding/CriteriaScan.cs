using System.Numerics;
using Ridgeway.Finding.Compiled;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>
/// Asks a program of one person after another: one pass over the facts puts those that matter into slots, then the steps that
/// those slots reach are worked. All buffers are kept, so a person costs no allocation. For one thread at a time.
/// </summary>
public sealed class CriteriaScan
{
    private const int NoFacts = 8;

    private readonly CompiledCriteria program;
    private readonly Settled[] forNobody;
    private readonly Settled[] settled;
    private readonly ulong[] reached;
    private readonly int[][] places;
    private readonly int[] counts;
    private readonly int[] nexts;
    private readonly int[] touched;
    private readonly int today;
    private PersonInView? view;
    private int touchedCount;
    private (int Least, int Most)? age;
    private PersonOnDay? explaining;

    internal CriteriaScan(CompiledCriteria program)
    {
        this.program = program;
        today = program.On.DayNumber;
        settled = new Settled[program.StepCount];
        reached = new ulong[program.Reach.Words];
        places = [.. Enumerable.Range(0, program.Slots.Count).Select(_ => new int[NoFacts])];
        counts = new int[places.Length];
        nexts = new int[places.Length];
        touched = new int[places.Length];
        Array.Fill(nexts, Answer.Never);
        forNobody = ForNobody();
    }

    /// <summary>Works everything out for the person in view. What was said of the last person is forgotten.</summary>
    public void Look(PersonInView person)
    {
        Begin(person);
        Index(person.Facts);
        Reach();
        var steps = program.Steps;
        for (var word = 0; word < reached.Length; word++)
        {
            for (var bits = reached[word]; bits != 0; bits &= bits - 1)
            {
                var number = (word * 64) + BitOperations.TrailingZeroCount(bits);
                settled[number] = steps[number].Work(this);
            }
        }
    }

    /// <summary>What one of the program's criteria came to, by its place in the order given.</summary>
    public Truth TruthOf(int criterion) => settled[program.StepOf(criterion)].Truth;

    /// <summary>The first later day on which that could differ with nothing new recorded; null is never.</summary>
    public DateOnly? Until(int criterion) => UntilDay(criterion) is var day && day == Answer.Never ? null : DateOnly.FromDayNumber(day);

    /// <summary>The same as a day number; the largest integer is never.</summary>
    public int UntilDay(int criterion) => settled[program.StepOf(criterion)].Until;

    /// <summary>What every criterion came to at once: a bit for each, by its place in the order given, in words of 64.</summary>
    /// <param name="trues">Set where it is true.</param>
    /// <param name="unknowns">Set where it is unknown.</param>
    /// <returns>The first later day number on which any of them could differ; the largest integer is never.</returns>
    public int Answers(Span<ulong> trues, Span<ulong> unknowns)
    {
        var roots = program.Roots;
        var until = Answer.Never;
        for (var word = 0; word * 64 < roots.Length; word++)
        {
            var (isTrue, isUnknown) = (0UL, 0UL);
            var asked = roots.Slice(word * 64, Math.Min(64, roots.Length - (word * 64)));
            for (var bit = 0; bit < asked.Length; bit++)
            {
                ref readonly var answer = ref settled[asked[bit]];
                until = Math.Min(until, answer.Until);
                isTrue |= ((ulong)answer.Truth >> 1) << bit;
                isUnknown |= ((ulong)answer.Truth & 1) << bit;
            }

            (trues[word], unknowns[word]) = (isTrue, isUnknown);
        }

        return until;
    }

    internal Settled this[int step] => settled[step];

    internal PersonInView View => view!;

    internal ReadOnlySpan<Fact> Facts => view!.Facts;

    internal PartialDate? BirthDate => view!.BirthDate;

    internal (int Least, int Most) Age => age ??= Time.Age.On(view!.BirthDate!.Value, program.On);

    internal bool HasDied => view!.DeathDate is { } death ? death.Earliest <= program.On : view.HasDied;

    /// <summary>The day number on which the person dies, as far as is known.</summary>
    internal int DiesOn => view!.DeathDate is { } death ? death.Earliest.DayNumber : Answer.Never;

    /// <summary>The same person, asked in the way that explains.</summary>
    internal PersonOnDay Explaining => explaining ??= new PersonOnDay(view!.ToRecord(), program.On, program.Context);

    /// <summary>A list for summaries, emptied by whoever uses it.</summary>
    internal List<Dated> Readings { get; } = [];

    /// <summary>The places of a slot's facts dated by the day, oldest first.</summary>
    internal ReadOnlySpan<int> Seen(int slot) => places[slot].AsSpan(0, counts[slot]);

    /// <summary>The day on which the next fact of a slot comes into view.</summary>
    internal int Next(int slot) => nexts[slot];

    private Settled[] ForNobody()
    {
        (view, explaining) = (new PersonInView(), null);
        var answers = new Settled[settled.Length];
        for (var number = 0; number < answers.Length; number++)
        {
            answers[number] = settled[number] = program.Steps[number].Work(this);
        }

        return answers;
    }

    private void Begin(PersonInView person)
    {
        (view, age, explaining) = (person, null, null);
        for (var i = 0; i < touchedCount; i++)
        {
            (counts[touched[i]], nexts[touched[i]]) = (0, Answer.Never);
        }

        touchedCount = 0;
        forNobody.CopyTo(settled, 0);
        program.Reach.Always.CopyTo(reached, 0);
    }

    private void Index(ReadOnlySpan<Fact> facts)
    {
        var slots = program.Slots;
        for (var place = 0; place < facts.Length; place++)
        {
            ref readonly var fact = ref facts[place];
            if (slots.EntriesOf(fact.Code) is { } entries)
            {
                foreach (ref readonly var entry in entries.AsSpan())
                {
                    Put(entry, fact, place, slots);
                }
            }
        }
    }

    private void Put(in Entry entry, in Fact fact, int place, SlotTable slots)
    {
        if (entry.IsQuestion && fact.Answer <= 0)
        {
            return;
        }

        if (entry.IsQuestion && !slots.Affirms(entry.List, fact.Answer))
        {
            Add(entry.Denials, place, fact.Day, true);
            return;
        }

        Add(entry.Facts, place, fact.Day, true);
        if (entry.Usable >= 0)
        {
            Add(entry.Usable, place, fact.Day, slots.IsUsable(entry, fact));
        }
    }

    /// <summary>A later fact is not seen, usable or not; it only says when to look again.</summary>
    private void Add(int slot, int place, int day, bool isUsable)
    {
        if (slot < 0 || (!isUsable && day <= today))
        {
            return;
        }

        if (counts[slot] == 0 && nexts[slot] == Answer.Never)
        {
            touched[touchedCount++] = slot;
        }

        if (day > today)
        {
            nexts[slot] = Math.Min(nexts[slot], day);
            return;
        }

        if (counts[slot] == places[slot].Length)
        {
            Array.Resize(ref places[slot], counts[slot] * 2);
        }

        places[slot][counts[slot]++] = place;
    }

    private void Reach()
    {
        for (var i = 0; i < touchedCount; i++)
        {
            Join(program.Reach.OfSlot(touched[i]));
        }

        var person = view!;
        JoinIf(person.BirthDate is not null, Details.Birth);
        JoinIf(person.Sex is not Sex.NotRecorded, Details.Sex);
        JoinIf(person.EthnicCategory is not null, Details.Ethnicity);
        JoinIf(person.DeprivationDecile is not null, Details.Deprivation);
        JoinIf(person.HasDied || person.DeathDate is not null, Details.Death);
    }

    private void JoinIf(bool isKnown, Details detail)
    {
        if (isKnown)
        {
            Join(program.Reach.OfDetail(detail));
        }
    }

    private void Join(ReadOnlySpan<ulong> set)
    {
        for (var word = 0; word < reached.Length; word++)
        {
            reached[word] |= set[word];
        }
    }
}
