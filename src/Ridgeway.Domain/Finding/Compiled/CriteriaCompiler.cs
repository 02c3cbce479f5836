using System.Diagnostics;
using System.Globalization;
using Ridgeway.Time;

namespace Ridgeway.Finding.Compiled;

/// <summary>
/// Turns criteria into steps for one day. Each different criterion becomes one step, known by what it says; equal ones, wherever
/// they stand, are the same step. Versions in force and windows are settled here.
/// </summary>
internal sealed class CriteriaCompiler(FindingContext context, DateOnly on)
{
    private readonly List<Step> steps = [];
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> members = [];
    private readonly Dictionary<Window, CompiledWindow> windows = [];
    private readonly CompiledWindow always = new(null, on);

    public Step[] Steps => [.. steps];

    public SlotTable Slots { get; } = new(context.Lists);

    /// <summary>The number of the step that answers a criterion, made now unless an equal one was.</summary>
    public int StepOf(Criterion criterion) => criterion switch
    {
        Criterion.Has has => Fact($"has {has.Ever}", has.List, has.Within, list => Has(has, list)),
        Criterion.Had had => Fact($"had {had.Times}", had.List, had.Within, list => new HadStep(Slots.Of(list, SlotKind.Facts), had.Times, IsOpen(list), WindowOf(had.Within))),
        Criterion.Taking taking => Fact("taking", taking.List, taking.Within, list => new TakingStep(Slots.Of(list, SlotKind.Facts), IsOpen(list), WindowOf(taking.Within ?? new Window(0, WindowUnit.Days)))),
        Criterion.NotRecorded missing => Fact("missing", missing.List, missing.For, list => new NotRecordedStep(Slots.Of(list, context.Lists[list].Kind == Records.FactKind.Measure ? SlotKind.Usable : SlotKind.Facts), WindowOf(missing.For))),
        Criterion.Measured measured => Reading(measured.List, measured.Of, measured.Limits, measured.Within),
        Criterion.Answered answered => Reading(answered.List, Finding.Reading.Latest, answered.Limits, answered.Within),
        Criterion.Scored scored => Reading(scored.List, Finding.Reading.Latest, scored.Limits, scored.Within),
        Criterion.Computed computed => Computed(context.ScoreNumber(computed.Score), computed.Limits),
        Criterion.In within => Member(context.RegisterNumber(within.Register)),
        Criterion.Aged aged => Aged(aged.From, aged.Below),
        Criterion.AtLifeStage { Stage: var stage } => Aged(stage.Ages().From, stage.Ages().Below),
        Criterion.OfSex ofSex => Add($"sex {ofSex.Sex}", () => new SexStep(ofSex.Sex)),
        Criterion.OfEthnicity of => Add($"ethnicity {string.Join(' ', of.Categories.Order())}", () => new EthnicityStep(of.Categories)),
        Criterion.Deprived of => Add($"decile {of.FromDecile} {of.ToDecile}", () => new DeprivedStep(of.FromDecile, of.ToDecile)),
        Criterion.All { Of: var of } => Counted(of.Count, of),
        Criterion.Any { Of: var of } => Counted(1, of),
        Criterion.None { Of: var of } => Not(Counted(1, of)),
        Criterion.AtLeast atLeast => Counted(atLeast.Count, atLeast.Of),
        Criterion.Not not => Not(StepOf(not.Of)),
        Criterion.FirstKnown { Of: var of } => FirstKnown([.. of.Select(StepOf)]),
        Criterion.IfUnknown closed => IfUnknown(StepOf(closed.Of), closed.Then),
        _ => Add($"explained {steps.Count}", () => new ExplainedStep(criterion)),
    };

    private int Add(string says, Func<Step> make)
    {
        if (!known.TryGetValue(says, out var number))
        {
            var step = make();
            number = steps.Count;
            steps.Add(step);
            known.Add(says, number);
        }

        return number;
    }

    private int Fact(string verb, string id, Window? within, Func<int, Step> make)
    {
        var list = context.Lists.NumberOf(id);
        return Add($"{verb} {list} {within}", () => make(list));
    }

    private HasStep Has(Criterion.Has has, int list)
    {
        var ended = context.Lists[list].EndsWith is { } endsWith ? Slots.Of(context.Lists.NumberOf(endsWith), SlotKind.Facts) : -1;
        return new HasStep(Slots.Of(list, SlotKind.Facts), Slots.Of(list, SlotKind.Denials), ended, IsOpen(list), has.Ever, WindowOf(has.Within), on.DayNumber);
    }

    private int Reading(string id, Reading of, Limits limits, Window? within)
    {
        var list = context.Lists.NumberOf(id);
        var (lower, upper) = (Limit(limits.Lower, true), Limit(limits.Upper, false));
        return Add($"{of} {list} {within} {Said(limits.Lower)} {Said(limits.Upper)}", () =>
        {
            var (slot, compiled, window) = (Slots.Of(list, SlotKind.Usable), new CompiledLimits(lower, upper), WindowOf(within));
            return of switch
            {
                Finding.Reading.Latest => new LatestStep(slot, compiled, window),
                Finding.Reading.Any => new AnyReadingStep(slot, compiled, window),
                _ => new SummaryStep(slot, of, compiled, window),
            };
        });
    }

    private int Computed(int number, Limits limits)
    {
        var versions = context.Score(number);
        var (lower, upper) = (Limit(limits.Lower, true), Limit(limits.Upper, false));
        var made = versions.On(on)?.For is { } who ? StepOf(who) : -1;
        var inputs = versions.On(on)?.Way switch
        {
            null => null,
            ScoreWay.Additive additive => [.. additive.Items.Select(item => new ConditionInput(StepOf(item.When), item.Points))],
            ScoreWay.ByFormula formula => [.. formula.Inputs.Select(Input)],
            ScoreWay.Recorded recorded => (ScoreInput[])[Input(new InputFrom.Measurement(recorded.List, recorded.Within))],
            _ => throw new UnreachableException(),
        };
        var formulaOf = versions.On(on)?.Way switch { ScoreWay.ByFormula by => by.Formula.Value, ScoreWay.Recorded => inputs => inputs[0], _ => (FormulaValue?)null };
        return Add($"score {number} {Said(limits.Lower)} {Said(limits.Upper)}", () =>
            new ScoreStep(made, inputs, formulaOf, new CompiledLimits(lower, upper), versions.ChangesAfter(on)));
    }

    private ScoreInput Input(InputFrom from) => from switch
    {
        InputFrom.Condition condition => new ConditionInput(StepOf(condition.When), 1),
        InputFrom.Measurement measurement => new MeasurementInput(Slots.Of(context.Lists.NumberOf(measurement.List), SlotKind.Usable), WindowOf(measurement.Within)),
        InputFrom.AgeInYears => new AgeInput(on.DayNumber),
        InputFrom.AgeAtFirst first => new AgeAtFirstInput([.. first.Lists.Select(list => Slots.Of(context.Lists.NumberOf(list), SlotKind.Facts))]),
        InputFrom.Fixed parameter => new FixedInput(parameter.Value),
        _ => throw new UnreachableException(),
    };

    private static string Said(Limit? limit) => limit is null ? "-" : limit.At switch
    {
        Threshold.Fixed(var at) => string.Create(CultureInfo.InvariantCulture, $"{limit.Included} {at:R}"),
        Threshold.FromTable(var table) => $"{limit.Included} {table}",
        _ => throw new UnreachableException(),
    };

    private CompiledLimit? Limit(Limit? limit, bool isLower)
    {
        if (limit?.At is not Threshold.FromTable(var id))
        {
            return limit?.At is Threshold.Fixed(var at) ? new CompiledLimit([(-1, at)], Answer.Never, limit.Included, isLower) : null;
        }

        var versions = context.Table(id);
        var rows = versions.On(on)?.Rows ?? [];
        return new CompiledLimit([.. rows.Select(row => (row.When is null ? -1 : StepOf(row.When), row.Value))], versions.ChangesAfter(on), limit.Included, isLower);
    }

    private int Member(int register)
    {
        if (!members.TryGetValue(register, out var number))
        {
            var versions = context.Register(register);
            var who = versions.On(on) is { } version ? StepOf(version.Who) : -1;
            members.Add(register, number = Add($"in {register}", () => new MemberStep(who, versions.ChangesAfter(on))));
        }

        return number;
    }

    private int Aged(int? from, int? below) => Add($"age {from} {below}", () => new AgedStep(from, below));

    private int Not(int part) => Add($"not {part}", () => new NotStep(part));

    private int IfUnknown(int part, bool then) => Add($"if unknown {part} {then}", () => new IfUnknownStep(part, then));

    private int FirstKnown(int[] parts) => Add($"first known {string.Join(' ', parts)}", () => new FirstKnownStep(parts));

    /// <summary>The order of the parts says nothing, so they are sorted and two orders are one step.</summary>
    private int Counted(int needed, IReadOnlyList<Criterion> of)
    {
        int[] parts = [.. of.Select(StepOf).Order()];
        return parts.Length == 1 && needed == 1 ? parts[0] : Add($"{needed} of {string.Join(' ', parts)}", () =>
            needed == parts.Length ? new AllStep(parts)
            : needed == 1 ? new AnyStep(parts)
            : new CountedStep(needed, parts));
    }

    private bool IsOpen(int list) => context.Lists[list].IsUnknownUntilRecorded;

    private CompiledWindow WindowOf(Window? within)
    {
        if (within is not { } window)
        {
            return always;
        }

        if (!windows.TryGetValue(window, out var compiled))
        {
            windows.Add(window, compiled = new CompiledWindow(window, on));
        }

        return compiled;
    }
}
