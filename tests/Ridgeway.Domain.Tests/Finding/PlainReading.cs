using Ridgeway.Codes;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>
/// The language read word by word, for truth alone: no index, no reasons, no until. Slow and short,
/// so that what each node means can be checked here by eye; the real reading must agree with it.
/// </summary>
internal sealed class PlainReading(PersonRecord record, DateOnly on, FindingContext context)
{
    private Person Person => record.Person;

    private bool HasDied => Person.DeathDate is { } death ? death.Earliest <= on : Person.HasDied;

    public Truth Of(Criterion criterion) => criterion switch
    {
        Criterion.Has has => Has(has),
        Criterion.Had had => Truths.Of(On(had.List).Where(fact => Inside(fact, had.Within)).Select(fact => fact.Day).Distinct().Count() >= had.Times) is var found && found == Truth.False && IsOpen(had.List) ? Truth.Unknown : found,
        Criterion.Taking taking => Truths.Of(On(taking.List).Any(fact => LastTaken(fact) >= (taking.Within is { } window ? window.Start(on) : on))),
        Criterion.Measured measured => Measured(measured),
        Criterion.Computed computed => Computed(computed),
        Criterion.NotRecorded missing => Truths.Of(!(context.Lists[missing.List].Kind == FactKind.Measure ? Usable(missing.List) : On(missing.List)).Any(fact => Inside(fact, missing.For))),
        Criterion.In within => context.RegisterOn(within.Register, on) is { } register && !HasDied ? Of(register.Who) : Truth.False,
        Criterion.Aged aged => Aged(aged),
        Criterion.OfSex sex => Person.Sex is Sex.NotRecorded or Sex.Unknown ? Truth.Unknown : Truths.Of(Person.Sex == sex.Sex),
        Criterion.OfEthnicity of => Person.Ethnicity is null || Person.Ethnicity.Category == EthnicCategory.NotKnown ? Truth.Unknown : Truths.Of(of.Categories.Contains(Person.Ethnicity.Category)),
        Criterion.Deprived deprived => Person.Deprivation is not { Decile: var decile } ? Truth.Unknown : Truths.Of(decile >= deprived.FromDecile && decile <= deprived.ToDecile),
        Criterion.All all => all.Of.Select(Of).Aggregate(Truth.True, Truths.And),
        Criterion.Any any => any.Of.Select(Of).Aggregate(Truth.False, Truths.Or),
        Criterion.None none => none.Of.Select(Of).Aggregate(Truth.False, Truths.Or).Not(),
        Criterion.Not not => Of(not.Of).Not(),
        Criterion.AtLeast some => some.Of.Count(part => Of(part) == Truth.True) >= some.Count ? Truth.True : some.Of.Count(part => Of(part) != Truth.False) < some.Count ? Truth.False : Truth.Unknown,
        Criterion.FirstKnown first => first.Of.Select(Of).FirstOrDefault(truth => truth != Truth.Unknown, Truth.Unknown),
        Criterion.IfUnknown closed => Of(closed.Of) is var truth && truth != Truth.Unknown ? truth : Truths.Of(closed.Then),
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "Not read here."),
    };

    private Truth Has(Criterion.Has has)
    {
        var list = context.Lists[has.List];
        var endings = Denials(list).Concat(list.EndsWith is { } end ? On(end) : []).ToList();
        var lastEnd = endings.Count == 0 ? int.MinValue : endings.Max(fact => fact.Day);
        var holds = On(has.List).Any(fact => Inside(fact, has.Within)
            && (has.Ever || (fact.Day > lastEnd && !(fact.EndedOn is { } ended ? ended <= on : fact.IsOver))));
        var couldHold = has.Within is not null && On(has.List).Any(fact => fact.On is null
            && (has.Ever || (endings.Count == 0 && !(fact.EndedOn is { } over ? over <= on : fact.IsOver))));
        return holds ? Truth.True : couldHold ? Truth.Unknown : list.IsUnknownUntilRecorded && !endings.Exists(fact => Inside(fact, has.Within)) ? Truth.Unknown : Truth.False;
    }

    private Truth Measured(Criterion.Measured measured)
    {
        var values = Usable(measured.List).Where(fact => Inside(fact, measured.Within)).Select(fact => fact.RawValue).ToList();
        if (values.Count < (measured.Of switch { Reading.Count or Reading.Span => 0, Reading.Change => 2, _ => 1 }))
        {
            return Truth.Unknown;
        }

        if (measured.Of == Reading.Any)
        {
            return values.Select(one => Holds(measured.Limits, one)).Aggregate(Truth.False, Truths.Or);
        }

        if (measured.Of == Reading.Trend)
        {
            return Slope(measured) is { } slope ? Holds(measured.Limits, slope) : Truth.Unknown;
        }

        var value = measured.Of switch
        {
            Reading.Latest => values[^1],
            Reading.First => values[0],
            Reading.Highest => values.Max(),
            Reading.Lowest => values.Min(),
            Reading.Mean => Fact.Rounded(values.Average()),
            Reading.Change => values[^1] - values[0],
            Reading.Span => Span([.. Usable(measured.List).Where(fact => Inside(fact, measured.Within)).Select(fact => fact.On).OfType<DateOnly>()]),
            _ => values.Count,
        };
        return Holds(measured.Limits, value);
    }

    private static int Span(DateOnly[] days) => days.Length == 0 ? 0 : days.Max().DayNumber - days.Min().DayNumber;

    /// <summary>Every total that the unknown items leave open, against each limit.</summary>
    private Truth Computed(Criterion.Computed computed)
    {
        if (context.ScoreOn(computed.Score, on) is not { Way: ScoreWay.Additive additive } score || HasDied)
        {
            return Truth.False;
        }

        var totals = additive.Items.Aggregate<ScoreItem, IEnumerable<double>>([0], (sums, item) => Of(item.When) switch
        {
            Truth.True => sums.Select(sum => sum + item.Points),
            Truth.False => sums,
            _ => sums.SelectMany(sum => new[] { sum, sum + item.Points }),
        }).Select(Fact.Rounded).ToList();
        var made = score.For is { } who ? Of(who) : Truth.True;
        return made != Truth.True ? made
            : AllOf(totals.Select(total => Holds(computed.Limits.Lower, at => at < total, total)))
                .And(AllOf(totals.Select(total => Holds(computed.Limits.Upper, at => at > total, total))));
    }

    private static Truth AllOf(IEnumerable<Truth> truths) => truths.Distinct().ToList() is [var one] ? one : Truth.Unknown;

    /// <summary>The textbook line through the dated readings, a year.</summary>
    private double? Slope(Criterion.Measured measured)
    {
        var dated = Usable(measured.List).Where(fact => fact.On is not null && Inside(fact, measured.Within)).ToList();
        if (dated.Select(fact => fact.Day).Distinct().Count() < 2)
        {
            return null;
        }

        var (x, y) = (dated.ConvertAll(fact => (double)(fact.Day - dated[0].Day)), dated.ConvertAll(fact => fact.RawValue));
        var (up, across) = (x.Zip(y).Sum(one => (one.First - x.Average()) * (one.Second - y.Average())), x.Sum(one => (one - x.Average()) * (one - x.Average())));
        return Fact.Rounded(up / across * 365.25);
    }

    private Truth Holds(Limits limits, double value) =>
        Holds(limits.Lower, at => at < value, value).And(Holds(limits.Upper, at => at > value, value));

    private Truth Holds(Limit? limit, Func<double, bool> beyond, double value)
    {
        if (limit is null)
        {
            return Truth.True;
        }

        var could = limit.At is Threshold.Fixed(var at) ? [at] : Thresholds();
        var passes = could.Select(one => beyond(one) || (limit.Included && one.Equals(value))).Distinct().ToList();
        return passes.Count == 1 ? Truths.Of(passes[0]) : Truth.Unknown;

        // The only table of the small world: 27.5 for some, 30 for the rest.
        double[] Thresholds() => Of(A.ObesityBmi.Rows[0].When!) switch { Truth.True => [27.5], Truth.False => [30], _ => [27.5, 30] };
    }

    private Truth Aged(Criterion.Aged aged)
    {
        if (Person.BirthDate is not { } birth)
        {
            return Truth.Unknown;
        }

        var (least, most) = Age.On(birth, on);
        var fits = Enumerable.Range(least, most - least + 1).Select(age => age >= (aged.From ?? 0) && age < (aged.Below ?? 999)).Distinct().ToList();
        return fits.Count == 1 ? Truths.Of(fits[0]) : Truth.Unknown;
    }

    private bool IsOpen(string list) => context.Lists[list].IsUnknownUntilRecorded;

    private bool Inside(Fact fact, Window? within) => within is not { } window || (fact.On is { } day && day >= window.Start(on));

    private static DateOnly LastTaken(Fact fact) => fact.EndedOn ?? (fact.IsOver ? fact.On ?? DateOnly.MinValue : DateOnly.MaxValue);

    private IEnumerable<Fact> Seen() => record.Facts.ToArray().Where(fact => fact.On is not { } day || day <= on);

    private IEnumerable<Fact> On(string id) => context.Lists[id] is var list
        ? Seen().Where(fact => list.Codes.Contains(Code(fact.Code)!.Value) || (Asks(list, fact) && Code(fact.Answer) is { } answer && list.PositiveAnswers.Contains(answer)))
        : [];

    private IEnumerable<Fact> Denials(CodeList list) =>
        Seen().Where(fact => Asks(list, fact) && Code(fact.Answer) is { } answer && !list.PositiveAnswers.Contains(answer));

    private bool Asks(CodeList list, Fact fact) => list.Questions.Contains(Code(fact.Code)!.Value);

    private IEnumerable<Fact> Usable(string id) => context.Lists[id].Unit is { } unit
        ? On(id).Where(fact => fact.Value is { } value && value >= unit.PlausibleFrom && value <= unit.PlausibleTo
            && (unit.Ucum is "1" || unit.Ucum[0] == '{' || Code(fact.Unit)?.Code == unit.Ucum))
        : [];

    private Coded? Code(int number) => number == 0 ? null : context.Lists.Book[number];
}
