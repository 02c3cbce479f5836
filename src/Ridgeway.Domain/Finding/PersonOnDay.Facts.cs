using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>
/// Conditions, events and medicines. A fact whose date is only partly known stands at the first day it could be;
/// one without a date counts wherever no window is asked for, and for what somebody has is not known in a window.
/// </summary>
public sealed partial class PersonOnDay
{
    /// <summary>
    /// Had by anything on the list that began in the window, later than the last ending, and is not over itself.
    /// One that is recorded without a date, and neither over nor ended, could have begun in the window: that is not known.
    /// Sources: QOF business rules, "a diagnosis counts only if later than the resolved code"; FHIR Condition.abatement.
    /// </summary>
    private Answer Has(Criterion.Has has)
    {
        var list = context.Lists.NumberOf(has.List);
        var start = StartOf(has.Within);
        var ending = LastEnding(list);
        var (first, expires) = (Reason.NoFact, -1);
        var (undated, ends) = (Reason.NoFact, Answer.Never);
        var seen = Seen(index.Facts(list), out var next);
        foreach (var place in seen)
        {
            var fact = index.Record[place];
            if (fact.Day < 0 && start > fact.Day && (has.Ever || (ending.Place == Reason.NoFact && !IsOver(fact))))
            {
                undated = undated == Reason.NoFact ? place : undated;
                ends = has.Ever ? ends : Math.Min(ends, EndOf(fact));
            }

            if (fact.Day >= start && (has.Ever || (fact.Day > ending.Day && !IsOver(fact))))
            {
                first = first == Reason.NoFact ? place : first;
                expires = Math.Max(expires, Math.Min(has.Ever ? Answer.Never : EndOf(fact), Leaves(fact.Day, has.Within)));
            }
        }

        if (first != Reason.NoFact)
        {
            return new Answer(Truth.True, [new Reason(first, has.List)], null, Math.Min(expires, has.Ever ? Answer.Never : ending.Next));
        }

        if (undated != Reason.NoFact)
        {
            var ask = new ToAsk(context.Lists[list].Id, AskKind.Question, has.Within);
            return new Answer(Truth.Unknown, [new Reason(undated, has.List)], [ask], Math.Min(ends, Math.Min(next, ending.Next)));
        }

        return ending.Place != Reason.NoFact && ending.Day >= start
            ? new Answer(Truth.False, [new Reason(ending.Place, has.List)], null, Math.Min(next, IsOpen(list) ? Leaves(ending.Day, has.Within) : Answer.Never))
            : Nothing(list, has.Within, IsOpen(list) ? Math.Min(next, ending.Next) : next);
    }

    private Answer Had(Criterion.Had had)
    {
        var list = context.Lists.NumberOf(had.List);
        var seen = Seen(index.Facts(list), out var next);
        var start = StartOf(had.Within);
        var events = new List<Reason>();
        var last = int.MaxValue;
        for (var i = seen.Length - 1; i >= 0 && index.Record[seen[i]].Day is var at && at >= start; i--)
        {
            if (at != last)
            {
                events.Add(new Reason(seen[i], had.List));
            }

            last = at;
            if (events.Count == had.Times)
            {
                return new Answer(Truth.True, [.. events], null, Leaves(at, had.Within));
            }
        }

        return Nothing(list, had.Within, next);
    }

    /// <summary>Taken on the day, or at any time in the window: started by then and not stopped before.</summary>
    private Answer Taking(Criterion.Taking taking)
    {
        var list = context.Lists.NumberOf(taking.List);
        var start = taking.Within?.Start(on).DayNumber ?? day;
        var (latest, expires) = (Reason.NoFact, -1);
        var seen = Seen(index.Facts(list), out var next);
        foreach (var place in seen)
        {
            var fact = index.Record[place];
            var lastTaken = fact.EndDay >= 0 ? fact.EndDay : fact.IsOver ? fact.Day : Answer.Never;
            if (lastTaken >= start)
            {
                latest = place;
                expires = Math.Max(expires, lastTaken == Answer.Never ? Answer.Never : Leaves(lastTaken, taking.Within ?? Today));
            }
        }

        return latest != Reason.NoFact
            ? new Answer(Truth.True, [new Reason(latest, taking.List)], null, expires)
            : Nothing(list, taking.Within, next);
    }

    private static readonly Window Today = new(0, WindowUnit.Days);

    /// <summary>Nothing recorded: no, unless the list says that nobody may have asked.</summary>
    private Answer Nothing(int list, Window? within, int until) => IsOpen(list)
        ? new Answer(Truth.Unknown, null, [new ToAsk(context.Lists[list].Id, AskKind.Question, within)], until)
        : new Answer(Truth.False, null, null, until);

    private bool IsOpen(int list) => context.Lists[list].IsUnknownUntilRecorded;

    /// <summary>The last thing seen that ends or denies what a list says, and when the next one comes into view.</summary>
    private (int Day, int Place, int Next) LastEnding(int list)
    {
        var denials = Seen(index.Denials(list), out var next);
        var place = denials.Length > 0 ? denials[^1] : Reason.NoFact;
        if (context.Lists[list].EndsWith is { } endsWith)
        {
            var endings = Seen(index.Facts(context.Lists.NumberOf(endsWith)), out var nextEnding);
            place = Math.Max(place, endings.Length > 0 ? endings[^1] : Reason.NoFact);
            next = Math.Min(next, nextEnding);
        }

        return (place == Reason.NoFact ? int.MinValue : index.Record[place].Day, place, next);
    }

    /// <summary>The places dated by the day, and the day on which the first later one comes into view.</summary>
    private ReadOnlySpan<int> Seen(ReadOnlySpan<int> places, out int next)
    {
        var seen = places.Length;
        next = Answer.Never;
        while (seen > 0 && index.Record[places[seen - 1]].Day is var later && later > day)
        {
            next = later;
            seen--;
        }

        return places[..seen];
    }

    private bool IsOver(in Fact fact) => fact.EndDay >= 0 ? fact.EndDay <= day : fact.IsOver;

    private static int EndOf(in Fact fact) => fact.EndDay >= 0 ? fact.EndDay : Answer.Never;

    /// <summary>The first day number inside a window that ends today; without one, undated facts are inside too.</summary>
    private int StartOf(Window? within) => within?.Start(on).DayNumber ?? Fact.NoDay;

    /// <summary>The day number on which something of this day is no longer inside the window.</summary>
    internal static int Leaves(int factDay, Window? within)
    {
        if (within is not { } window || factDay < 0)
        {
            return Answer.Never;
        }

        var last = window.LastDayWith(DateOnly.FromDayNumber(factDay));
        return last == DateOnly.MaxValue ? Answer.Never : last.DayNumber + 1;
    }
}
