using System.Diagnostics;
using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Records;
using Ridgeway.Time;
using static Ridgeway.Exchange.Cql.Said;

namespace Ridgeway.Exchange.Cql;

/// <summary>Criteria as CQL: true, false, or null for unknown. What each means is said in content/england/README.md.</summary>
internal sealed class CriterionWriter(FindingContext context, DateOnly on, CqlLibrary library)
{
    /// <summary>A register by its id; the dead are on none.</summary>
    public Said Register(string id)
    {
        if (library.Defines(id))
        {
            return Said.Define(id);
        }

        var who = context.RegisterOn(id, on) is { } register ? Of(register.Who) : Said.Of(false);
        return library.Define(id, If(Said.Define(DetailDefinitions.HasDied), Said.Of(false), who));
    }

    private Said Of(Criterion criterion) => criterion switch
    {
        Criterion.Has has => Has(has),
        Criterion.Had had => Had(had),
        Criterion.Taking taking => Taking(taking),
        Criterion.Measured measured => Measured(measured.List, measured.Of, measured.Limits, measured.Within),
        Criterion.Answered answered => Measured(answered.List, Reading.Latest, answered.Limits, answered.Within),
        Criterion.Scored scored => Measured(scored.List, Reading.Latest, scored.Limits, scored.Within),
        Criterion.Computed computed => Computed(computed),
        Criterion.NotRecorded missing => !Since(context.Lists[missing.List].Kind == FactKind.Measure ? Readings(missing.List) : Facts(missing.List), missing.For).Exists,
        Criterion.In within => Register(within.Register),
        Criterion.Aged aged => DetailDefinitions.Aged(aged.From, aged.Below),
        Criterion.AtLifeStage { Stage: var stage } => DetailDefinitions.Aged(stage.Ages().From, stage.Ages().Below),
        Criterion.OfSex ofSex => DetailDefinitions.OfSex(ofSex.Sex),
        Criterion.OfEthnicity of => DetailDefinitions.OfEthnicity(of.Categories),
        Criterion.Deprived deprived => DetailDefinitions.Deprived(deprived.FromDecile, deprived.ToDecile),
        Criterion.All { Of: var of } => of.Select(Of).Aggregate(Said.Of(true), (all, one) => all & one),
        Criterion.Any { Of: var of } => of.Select(Of).Aggregate(Said.Of(false), (any, one) => any | one),
        Criterion.None { Of: var of } => !of.Select(Of).Aggregate(Said.Of(false), (any, one) => any | one),
        Criterion.Not not => !Of(not.Of),
        Criterion.AtLeast atLeast => AtLeast(atLeast),
        Criterion.FirstKnown { Of: var of } => FirstOf([.. of.Select(Of)]),
        Criterion.IfUnknown closed => FirstOf(Of(closed.Of), Said.Of(closed.Then)),
        _ => throw new NotSupportedException($"no CQL is written for {criterion.GetType().Name}"),
    };

    private Said Has(Criterion.Has has)
    {
        var list = context.Lists[has.List];
        var began = Since(Facts(has.List), has.Within);
        var isOpen = list.IsUnknownUntilRecorded;
        var undated = has.Within is null ? null : Facts(has.List).Each("U", Said.Of("U", "day").Is(Said.Of(FactDefinitions.Undated)));
        if (has.Ever)
        {
            return Known(began.Exists, undated?.Exists, isOpen ? If(Since(Endings(list), has.Within).Exists, Said.Of(false), Null("Boolean")) : Said.Of(false));
        }

        var lastEnd = FirstOf(Endings(list).Each("E", null, Said.Of("E", "day")).Aggregate("Max"), Said.Of(FactDefinitions.BeforeAll));
        var isOver = FirstOf(Said.Of("H", "end").IsAtMost(Parameter(FactDefinitions.On)), Said.Of("H", "over"));
        var holds = began.Each("H", Said.Of("H", "day").IsAbove(lastEnd) & !isOver).Exists;
        var couldHold = undated is null ? null : undated.Each("H", !isOver).Exists & !Endings(list).Exists;
        return Known(holds, couldHold, isOpen ? If(Since(Endings(list), has.Within).Exists, Said.Of(false), Null("Boolean")) : Said.Of(false));
    }

    /// <summary>Yes where it holds; not known where something without a date could be it; else what is said otherwise.</summary>
    private static Said Known(Said holds, Said? couldHold, Said otherwise) =>
        If(holds, Said.Of(true), couldHold is null ? otherwise : If(couldHold, Null("Boolean"), otherwise));

    private Said Had(Criterion.Had had)
    {
        var days = Since(Facts(had.List), had.Within).Each("H", null, Said.Of("H", "day"));
        var happened = had.Times == 1 ? days.Exists : days.Distinct.Aggregate("Count").IsAtLeast(Said.Of(had.Times));
        return Closed(happened, context.Lists[had.List]);
    }

    private Said Taking(Criterion.Taking taking)
    {
        var lastTaken = FirstOf(Said.Of("T", "end"), If(Said.Of("T", "over"), Said.Of("T", "day"), Said.Of(FactDefinitions.Never)));
        var start = taking.Within is { } window ? Parameter(FactDefinitions.On) - Said.Of(window) : Parameter(FactDefinitions.On);
        return Closed(Facts(taking.List).Each("T", lastTaken.IsAtLeast(start)).Exists, context.Lists[taking.List]);
    }

    private static Said Closed(Said holds, CodeList list) => list.IsUnknownUntilRecorded ? If(holds, Said.Of(true), Null("Boolean")) : holds;

    private Said Measured(string list, Reading of, Limits limits, Window? within)
    {
        var readings = Since(Readings(list), within);
        var values = readings.Each("V", null, Said.Of("V", "value"));
        var enough = values.Aggregate("Count").IsAtLeast(Said.Of(of == Reading.Change ? 2 : 1));
        Said Day(string which) => readings.Each("V", null, Said.Of("V", "day")).Aggregate(which);
        Said Sorted(string which) => readings.Each("V", sortedBy: "day").Aggregate(which).At("value");
        return of switch
        {
            Reading.Latest => Known(Sorted("Last"), limits),
            Reading.First => Known(Sorted("First"), limits),
            Reading.Highest => Known(values.Aggregate("Max"), limits),
            Reading.Lowest => Known(values.Aggregate("Min"), limits),
            Reading.Mean => Known(values.Aggregate("Avg").Rounded, limits),
            Reading.Change => If(enough, Known((Sorted("Last") - Sorted("First")).Rounded, limits), Null("Boolean")),
            Reading.Count => Holds(values.Aggregate("Count"), limits, number => Said.Of((int)number)),
            Reading.Span => Holds(FirstOf(Day("Min").DaysTo(Day("Max")), Said.Of(0)), limits, number => Said.Of((int)number)),
            Reading.Any => If(enough, AnyOf(values, limits), Null("Boolean")),
            _ => throw new NotSupportedException($"CQL has no {of.ToString().ToLowerInvariant()} of readings"),
        };
    }

    /// <summary>A sum of items; one that is not known leaves a range, and a limit is settled where the whole range is on one side.</summary>
    private Said Computed(Criterion.Computed computed)
    {
        if (context.ScoreOn(computed.Score, on) is not { } score)
        {
            return Said.Of(false);
        }

        if (score.Way is not ScoreWay.Additive additive)
        {
            throw new NotSupportedException($"no CQL is written for the formula of {score.Id}");
        }

        var items = additive.Items.Select(item => (Is: Named($"score: {score.Id}: {item.Id}", () => Of(item.When)), item.Points)).ToList();
        var lowest = Named($"score: {score.Id}: lowest", () => Sum(items, Math.Min));
        var highest = Named($"score: {score.Id}: highest", () => Sum(items, Math.Max));
        var holds = Sure(computed.Limits.Lower, lowest, highest, true) & Sure(computed.Limits.Upper, highest, lowest, false);
        var made = score.For is { } who ? Of(who) : Said.Of(true);
        return If(Said.Define(DetailDefinitions.HasDied), Said.Of(false), If(made.IsTrue, holds, made));
    }

    private Said Named(string name, Func<Said> make) => library.Defines(name) ? Said.Define(name) : library.Define(name, make());

    private static Said Sum(IEnumerable<(Said Is, double Points)> items, Func<double, double, double> unknown) => items.Aggregate(
        Said.Of(0.0),
        (sum, item) => sum + If(item.Is.IsTrue, Said.Of(item.Points), If(item.Is.IsFalse, Said.Of(0.0), Said.Of(unknown(item.Points, 0))))).Rounded;

    private Said Sure(Limit? limit, Said hardest, Said easiest, bool isLower)
    {
        if (limit is not { } at)
        {
            return Said.Of(true);
        }

        Said Passes(Said value) => At(at, Said.Of, number => (isLower, at.Included) switch
        {
            (true, true) => value.IsAtLeast(number),
            (true, false) => value.IsAbove(number),
            (false, true) => value.IsAtMost(number),
            _ => value.IsBelow(number),
        });
        return If(Passes(hardest).IsTrue, Said.Of(true), If(Passes(easiest).IsFalse, Said.Of(false), Null("Boolean")));
    }

    /// <summary>True where one passes; unknown where none does and for one it cannot be said.</summary>
    private Said AnyOf(Said values, Limits limits)
    {
        var held = Holds(Alias("V"), limits, Said.Of);
        return values.Each("V", held.IsTrue).Exists | If(values.Each("V", held.IsNull).Exists, Null("Boolean"), Said.Of(false));
    }

    private Said Known(Said value, Limits limits) => If(value.IsNull, Null("Boolean"), Holds(value, limits, Said.Of));

    private Said Holds(Said value, Limits limits, Func<double, Said> number)
    {
        var lower = limits.Lower is { } least ? At(least, number, at => least.Included ? value.IsAtLeast(at) : value.IsAbove(at)) : Said.Of(true);
        return limits.Upper is { } most ? lower & At(most, number, at => most.Included ? value.IsAtMost(at) : value.IsBelow(at)) : lower;
    }

    private Said At(Limit limit, Func<double, Said> number, Func<Said, Said> passes) => limit.At switch
    {
        Threshold.Fixed(var at) => passes(number(at)),
        Threshold.FromTable(var table) => FromTable(context.TableOn(table, on)?.Rows ?? [], number, passes),
        _ => throw new UnreachableException(),
    };

    /// <summary>The first row that fits decides; where it is not known whether a row fits, only if the rows after it say otherwise is it unknown.</summary>
    private Said FromTable(IReadOnlyList<TableRow> rows, Func<double, Said> number, Func<Said, Said> passes)
    {
        var said = Null("Boolean");
        foreach (var row in rows.Reverse())
        {
            var (here, after) = (passes(number(row.Value)), said);
            said = row.When is null ? here : Of(row.When) is var fits ? If(fits.IsTrue, here, If(fits.IsFalse, after, If(here.Is(after), here, Null("Boolean")))) : here;
        }

        return said;
    }

    private Said AtLeast(Criterion.AtLeast atLeast)
    {
        var parts = atLeast.Of.Select(Of).ToList();
        Said Count(Func<Said, Said> counts) => parts.Aggregate(Said.Of(0), (sum, part) => sum + If(counts(part), Said.Of(1), Said.Of(0)));
        return If(
            Count(part => part.IsTrue).IsAtLeast(Said.Of(atLeast.Count)),
            Said.Of(true),
            If(Count(part => !part.IsFalse).IsBelow(Said.Of(atLeast.Count)), Said.Of(false), Null("Boolean")));
    }

    private static Said Since(Said facts, Window? within) => within is { } window
        ? facts.Each("S", Said.Of("S", "day").IsAtLeast(Parameter(FactDefinitions.On) - Said.Of(window)))
        : facts;

    /// <summary>The facts on a list: its codes, and its questions answered with what means yes.</summary>
    private Said Facts(string id)
    {
        var name = $"facts: {id}";
        if (library.Defines(name))
        {
            return Said.Define(name);
        }

        var list = context.Lists[id];
        if (list.Codes.Count + list.Questions.Count == 0)
        {
            return library.Define(name, Said.Define(FactDefinitions.Facts).Each("F", Said.Of(false)));
        }

        var says = list.Codes.Count > 0 ? Said.Of("F", "codes").AnyInValueSet(library.Use($"codes: {id}", list.Codes)) : null;
        var answered = list.Questions.Count > 0 ? Asked(list) & Said.Of("F", "answers").AnyInValueSet(library.Use($"answers: {id}", list.PositiveAnswers)) : null;
        return library.Define(name, Said.Define(FactDefinitions.Facts).Each("F", says is null ? answered! : answered is null ? says : says | answered));
    }

    /// <summary>What ends or denies what a list says: its ending list, and its questions answered otherwise.</summary>
    private Said Endings(CodeList list)
    {
        var denials = Said.Define(FactDefinitions.Facts).Each("F", list.Questions.Count == 0
            ? Said.Of(false)
            : Asked(list) & Said.Of("F", "answers").Exists & !Said.Of("F", "answers").AnyInValueSet(library.Use($"answers: {list.Id}", list.PositiveAnswers)));
        return list switch
        {
            { EndsWith: { } ends, Questions.Count: 0 } => Facts(ends),
            { EndsWith: { } ends } => Flatten(denials, Facts(ends)),
            _ => denials,
        };
    }

    private Said Asked(CodeList list) => Said.Of("F", "codes").AnyInValueSet(library.Use($"questions: {list.Id}", list.Questions));

    /// <summary>The readings of a measure in its own unit that are plausible.</summary>
    private Said Readings(string id)
    {
        var name = $"readings: {id}";
        if (library.Defines(name))
        {
            return Said.Define(name);
        }

        var unit = context.Lists[id].Unit ?? throw new NotSupportedException($"'{id}' has no unit");
        var (value, plausible) = (Said.Of("R", "value"), (!Said.Of("R", "value").IsNull) & Said.Of("R", "value").IsAtLeast(Said.Of(unit.PlausibleFrom)));
        var usable = plausible & value.IsAtMost(Said.Of(unit.PlausibleTo));
        return library.Define(name, Facts(id).Each("R", unit.IsPureNumber ? usable : usable & FirstOf(Said.Of("R", "unit").Is(Said.Of(unit.Ucum)), Said.Of(false))));
    }
}
