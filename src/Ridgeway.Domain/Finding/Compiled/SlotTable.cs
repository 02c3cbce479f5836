using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Finding.Compiled;

/// <summary>
/// What each code number means to a program: the slots its facts go into. Codes that no step looks at go nowhere, which is
/// most of a record. The book of codes may grow while programs run; the table grows when it meets a number it does not know.
/// </summary>
internal sealed class SlotTable(CodeLists lists)
{
    private const int NoUnit = -1;
    private const int AnyUnit = -2;

    private readonly Lock growing = new();
    private readonly Dictionary<(int List, SlotKind Kind), int> slots = [];
    private readonly Dictionary<string, int> units = new(StringComparer.Ordinal);
    private Entry[]?[] byCode = [];
    private int[] unitOf = [];

    /// <summary>How many slots there are.</summary>
    public int Count => slots.Count;

    /// <summary>The slot of a list's facts, denials or usable readings; only asked while a program is made.</summary>
    public int Of(int list, SlotKind kind)
    {
        if (!slots.TryGetValue((list, kind), out var slot))
        {
            slots.Add((list, kind), slot = slots.Count);
            if (kind == SlotKind.Usable && lists[list].Unit is { IsPureNumber: false } unit)
            {
                units.TryAdd(unit.Ucum, units.Count);
            }
        }

        return slot;
    }

    /// <summary>Where facts go by code, for codes below its length; null is nowhere. For the others, ask <see cref="EntriesOf"/>.</summary>
    public ReadOnlySpan<Entry[]?> Known => Volatile.Read(ref byCode);

    /// <summary>Where facts with this code go; null is nowhere.</summary>
    public Entry[]? EntriesOf(int code)
    {
        var known = Volatile.Read(ref byCode);
        return (uint)code < (uint)known.Length ? known[code] : Grown(code);
    }

    /// <summary>True where the fact has a plausible number in the measure's own unit.</summary>
    public bool IsUsable(in Entry entry, in Fact fact) =>
        fact.RawValue >= entry.PlausibleFrom && fact.RawValue <= entry.PlausibleTo && (entry.Unit == AnyUnit || (fact.Unit > 0 && UnitOf(fact.Unit) == entry.Unit));

    /// <summary>True where the answer is one that says what the list means.</summary>
    public bool Affirms(int list, int answer)
    {
        foreach (var meaning in lists.MeaningsOf(answer))
        {
            if (meaning.List == list && meaning.Role == CodeRole.Answers)
            {
                return true;
            }
        }

        return false;
    }

    private int UnitOf(int number)
    {
        var known = Volatile.Read(ref unitOf);
        if ((uint)number < (uint)known.Length)
        {
            return known[number];
        }

        Grown(number);
        return Volatile.Read(ref unitOf)[number];
    }

    private Entry[]? Grown(int code)
    {
        lock (growing)
        {
            if (code >= byCode.Length)
            {
                var length = Math.Max(lists.Book.Count, code) + 1;
                var (entries, numbers) = (new Entry[]?[length], new int[length]);
                for (var number = 1; number < length; number++)
                {
                    entries[number] = Entries(number);
                    numbers[number] = units.TryGetValue(lists.Book[number].Code, out var unit) ? unit : NoUnit;
                }

                Volatile.Write(ref unitOf, numbers);
                Volatile.Write(ref byCode, entries);
            }

            return byCode[code];
        }
    }

    private Entry[]? Entries(int code)
    {
        var entries = new List<Entry>();
        foreach (var meaning in lists.MeaningsOf(code))
        {
            var entry = EntryOf(meaning);
            if (meaning.Role != CodeRole.Answers && (entry.Facts >= 0 || entry.Denials >= 0 || entry.Usable >= 0))
            {
                entries.Add(entry);
            }
        }

        return entries.Count == 0 ? null : [.. entries];
    }

    private Entry EntryOf(Meaning meaning)
    {
        var unit = lists[meaning.List].Unit;
        return new Entry
        {
            List = meaning.List,
            IsQuestion = meaning.Role == CodeRole.Asks,
            Facts = slots.GetValueOrDefault((meaning.List, SlotKind.Facts), -1),
            Denials = slots.GetValueOrDefault((meaning.List, SlotKind.Denials), -1),
            Usable = unit is null ? -1 : slots.GetValueOrDefault((meaning.List, SlotKind.Usable), -1),
            Unit = unit is null or { IsPureNumber: true } ? AnyUnit : units.GetValueOrDefault(unit.Ucum, NoUnit - 2),
            PlausibleFrom = unit?.PlausibleFrom ?? 0,
            PlausibleTo = unit?.PlausibleTo ?? 0,
        };
    }
}

/// <summary>Which facts of a list a slot holds.</summary>
internal enum SlotKind
{
    /// <summary>Those that say it.</summary>
    Facts,

    /// <summary>Answers that deny it.</summary>
    Denials,

    /// <summary>Readings that can be used.</summary>
    Usable,
}

/// <summary>One meaning of one code to a program; a slot of -1 is looked at by no step.</summary>
internal readonly struct Entry
{
    public required int List { get; init; }

    public required bool IsQuestion { get; init; }

    public required int Facts { get; init; }

    public required int Denials { get; init; }

    public required int Usable { get; init; }

    public required int Unit { get; init; }

    public required double PlausibleFrom { get; init; }

    public required double PlausibleTo { get; init; }
}
