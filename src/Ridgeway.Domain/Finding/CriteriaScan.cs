using System.Numerics;
using System.Runtime.CompilerServices;
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
    private readonly Slot[] slots;
    private readonly int[] touched;
    private readonly int today;
    private PersonInView? view;
    private int touchedCount;
    private (int Least, int Most)? age;
    private Birthdays? birthdays;
    private PersonOnDay? explaining;

    internal CriteriaScan(CompiledCriteria program)
    {
        this.program = program;
        today = program.On.DayNumber;
        settled = new Settled[program.StepCount];
        reached = new ulong[program.Reach.Words];
        slots = [.. Enumerable.Range(0, program.Slots.Count).Select(_ => new Slot { Places = new int[NoFacts], Next = Answer.Never })];
        touched = new int[slots.Length];
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
    internal ReadOnlySpan<int> Seen(int slot) => slots[slot].Places.AsSpan(0, slots[slot].Count);

    /// <summary>The day on which the next fact of a slot comes into view.</summary>
    internal int Next(int slot) => slots[slot].Next;

    /// <summary>The day number on which the person reaches an age, or could first if their birth date is not whole; never where that day has come.</summary>
    internal int Birthday(int? age)
    {
        if (age is not { } years)
        {
            return Answer.Never;
        }

        var birth = view!.BirthDate!.Value;
        if (!birth.IsWhole || !(birthdays ??= new Birthdays(birth.Earliest)).Knows(years))
        {
            return PersonOnDay.NextBirthday(birth, years, today);
        }

        return birthdays.Value.Reaches(years) is var day && day > today ? day : Answer.Never;
    }

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
        (view, age, birthdays, explaining) = (person, null, null, null);
        foreach (var slot in touched.AsSpan(0, touchedCount))
        {
            (slots[slot].Count, slots[slot].Next) = (0, Answer.Never);
        }

        touchedCount = 0;
        forNobody.CopyTo(settled, 0);
        program.Reach.Always.CopyTo(reached, 0);
    }

    private void Index(ReadOnlySpan<Fact> facts)
    {
        var table = program.Slots;
        var known = table.Known;
        for (var place = 0; place < facts.Length; place++)
        {
            ref readonly var fact = ref facts[place];
            var entries = (uint)fact.Code < (uint)known.Length ? known[fact.Code] : table.EntriesOf(fact.Code);
            if (entries is null)
            {
                continue;
            }

            foreach (ref readonly var entry in entries.AsSpan())
            {
                if (entry.IsQuestion)
                {
                    PutAnswer(entry, fact, place, table);
                }
                else
                {
                    Put(entry, fact, place, table);
                }
            }
        }
    }

    private void PutAnswer(in Entry entry, in Fact fact, int place, SlotTable table)
    {
        if (fact.Answer <= 0)
        {
            return;
        }

        if (table.Affirms(entry.List, fact.Answer))
        {
            Put(entry, fact, place, table);
        }
        else if (entry.Denials >= 0)
        {
            Add(entry.Denials, place, fact.Day);
        }
    }

    /// <summary>A later fact is not seen, usable or not; it only says when to look again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(in Entry entry, in Fact fact, int place, SlotTable table)
    {
        if (entry.Facts >= 0)
        {
            Add(entry.Facts, place, fact.Day);
        }

        if (entry.Usable >= 0 && (fact.Day > today || table.IsUsable(entry, fact)))
        {
            Add(entry.Usable, place, fact.Day);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(int number, int place, int day)
    {
        ref var slot = ref slots[number];
        if (slot.Count == 0 && slot.Next == Answer.Never)
        {
            touched[touchedCount++] = number;
        }

        if (day > today)
        {
            slot.Next = Math.Min(slot.Next, day);
            return;
        }

        if (slot.Count == slot.Places.Length)
        {
            Array.Resize(ref slot.Places, slot.Count * 2);
        }

        slot.Places[slot.Count++] = place;
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

    /// <summary>Facts of one kind: the places of those seen, oldest first, and the day on which the next comes into view.</summary>
    private struct Slot
    {
        public int[] Places;
        public int Count;
        public int Next;
    }
}
