using Ridgeway.Records;

namespace Ridgeway.Finding.Compiled;

/// <summary>
/// Begun in the window, later than the last ending and not over. Recorded without a date and not ended: unknown. Nothing recorded
/// is no, and on an open list unknown.
/// </summary>
internal sealed class HasStep(int says, int denies, int ended, bool isOpen, bool ever, CompiledWindow within, int day) : Step
{
    public override IEnumerable<int> Slots => ended >= 0 ? [says, denies, ended] : [says, denies];

    public override Settled Work(CriteriaScan person)
    {
        var (endDay, endNext) = LastEnding(person);
        var (holds, expires) = Holding(person, endDay);
        if (holds)
        {
            return new Settled(Truth.True, ever ? expires : Math.Min(expires, endNext));
        }

        var next = person.Next(says);
        if (CouldHold(person, endDay) is { } ends)
        {
            return new Settled(Truth.Unknown, Math.Min(ends, Math.Min(next, endNext)));
        }

        if (endDay != int.MinValue && endDay >= within.Start)
        {
            return new Settled(Truth.False, isOpen ? Math.Min(next, within.Leaves(endDay)) : next);
        }

        return isOpen ? new Settled(Truth.Unknown, Math.Min(next, endNext)) : new Settled(Truth.False, next);
    }

    private (bool Holds, int Expires) Holding(CriteriaScan person, int endDay)
    {
        var facts = person.Facts;
        var (holds, expires) = (false, -1);
        foreach (var place in person.Seen(says))
        {
            ref readonly var fact = ref facts[place];
            if (fact.Day >= within.Start && (ever || (fact.Day > endDay && !IsOver(fact))))
            {
                holds = true;
                expires = Math.Max(expires, Math.Min(ever || fact.EndDay < 0 ? Answer.Never : fact.EndDay, within.Leaves(fact.Day)));
            }
        }

        return (holds, expires);
    }

    /// <summary>Until when something without a date could be it, or null where there is no such thing. Undated facts come first.</summary>
    private int? CouldHold(CriteriaScan person, int endDay)
    {
        var facts = person.Facts;
        int? ends = null;
        foreach (var place in person.Seen(says))
        {
            ref readonly var fact = ref facts[place];
            if (fact.Day >= 0 || fact.Day >= within.Start)
            {
                break;
            }

            if (ever || (endDay == int.MinValue && !IsOver(fact)))
            {
                ends = Math.Min(ends ?? Answer.Never, ever || fact.EndDay < 0 ? Answer.Never : fact.EndDay);
            }
        }

        return ends;
    }

    private (int Day, int Next) LastEnding(CriteriaScan person)
    {
        var denials = person.Seen(denies);
        var place = denials.Length > 0 ? denials[^1] : -1;
        var next = person.Next(denies);
        if (ended >= 0)
        {
            var endings = person.Seen(ended);
            place = Math.Max(place, endings.Length > 0 ? endings[^1] : -1);
            next = Math.Min(next, person.Next(ended));
        }

        return (place < 0 ? int.MinValue : person.Facts[place].Day, next);
    }

    private bool IsOver(in Fact fact) => fact.EndDay >= 0 ? fact.EndDay <= day : fact.IsOver;
}

/// <summary>So many events on different days.</summary>
internal sealed class HadStep(int says, int times, bool isOpen, CompiledWindow within) : Step
{
    public override IEnumerable<int> Slots => [says];

    public override Settled Work(CriteriaScan person)
    {
        var facts = person.Facts;
        var seen = person.Seen(says);
        var (days, last) = (0, int.MaxValue);
        for (var i = seen.Length - 1; i >= 0 && facts[seen[i]].Day is var day && day >= within.Start; i--)
        {
            days += day == last ? 0 : 1;
            last = day;
            if (days == times)
            {
                return new Settled(Truth.True, within.Leaves(day));
            }
        }

        return new Settled(isOpen ? Truth.Unknown : Truth.False, person.Next(says));
    }
}

/// <summary>A medicine started by the day and not stopped before the window.</summary>
internal sealed class TakingStep(int says, bool isOpen, CompiledWindow within) : Step
{
    public override IEnumerable<int> Slots => [says];

    public override Settled Work(CriteriaScan person)
    {
        var facts = person.Facts;
        var (taken, expires) = (false, -1);
        foreach (var place in person.Seen(says))
        {
            ref readonly var fact = ref facts[place];
            var last = fact.EndDay >= 0 ? fact.EndDay : fact.IsOver ? fact.Day : Answer.Never;
            if (last >= within.Start)
            {
                taken = true;
                expires = Math.Max(expires, last == Answer.Never ? Answer.Never : within.Leaves(last));
            }
        }

        return taken ? new Settled(Truth.True, expires) : new Settled(isOpen ? Truth.Unknown : Truth.False, person.Next(says));
    }
}

/// <summary>Nothing usable recorded in the window.</summary>
internal sealed class NotRecordedStep(int slot, CompiledWindow within) : Step
{
    public override IEnumerable<int> Slots => [slot];

    public override Settled Work(CriteriaScan person)
    {
        var seen = person.Seen(slot);
        return seen.Length > 0 && person.Facts[seen[^1]].Day is var last && last >= within.Start
            ? new Settled(Truth.False, within.Leaves(last))
            : new Settled(Truth.True, person.Next(slot));
    }
}
