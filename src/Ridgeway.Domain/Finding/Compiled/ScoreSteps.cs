using Ridgeway.Records;

namespace Ridgeway.Finding.Compiled;

/// <summary>A score worked out from the record, against its limits; see <see cref="PersonOnDay"/> for what each outcome means.</summary>
/// <param name="made">The step that says whom the score was made for, or -1.</param>
/// <param name="inputs">Its items or inputs; null where no version is in force.</param>
/// <param name="formula">The equation, or null for a sum of items.</param>
/// <param name="limits">The limits.</param>
/// <param name="changes">The day on which another version of the score comes to be in force.</param>
internal sealed class ScoreStep(int made, ScoreInput[]? inputs, FormulaValue? formula, CompiledLimits limits, int changes) : Step
{
    public override IEnumerable<int> Parts => (inputs ?? []).SelectMany(input => input.Parts).Concat(limits.Parts).Concat(made >= 0 ? [made] : []);

    public override IEnumerable<int> Slots => (inputs ?? []).SelectMany(input => input.Slots);

    public override Details Looks => (inputs ?? []).Aggregate(Details.Death, (all, input) => all | input.Looks);

    public override Settled Work(CriteriaScan person)
    {
        if (inputs is null || person.HasDied)
        {
            return new Settled(Truth.False, changes);
        }

        var who = made >= 0 ? person[made] : new Settled(Truth.True, Answer.Never);
        var until = Math.Min(changes, Math.Min(who.Until, person.DiesOn));
        return who.Truth != Truth.True ? new Settled(who.Truth, until) : formula is null ? Sum(person, until) : Value(person, until);
    }

    private Settled Sum(CriteriaScan person, int until)
    {
        var (sum, least, most) = (0.0, 0.0, 0.0);
        foreach (ConditionInput item in inputs!)
        {
            var (truth, soonest) = person[item.Step];
            until = Math.Min(until, soonest);
            sum += truth == Truth.True ? item.Points : 0;
            (least, most) = truth == Truth.Unknown ? (least + Math.Min(item.Points, 0), most + Math.Max(item.Points, 0)) : (least, most);
        }

        return limits.Hold(Fact.Rounded(sum + least), Fact.Rounded(sum + most), until, person);
    }

    private Settled Value(CriteriaScan person, int until)
    {
        Span<double> values = stackalloc double[inputs!.Length];
        var isKnown = true;
        for (var i = 0; i < inputs.Length; i++)
        {
            var (value, soonest) = inputs[i].Read(person);
            values[i] = value;
            isKnown &= !double.IsNaN(value);
            until = Math.Min(until, soonest);
        }

        return !isKnown ? new Settled(Truth.Unknown, until)
            : formula!(values) is var score && double.IsNaN(score) ? new Settled(Truth.False, until)
            : limits.Hold(Fact.Rounded(score), until, person);
    }
}

/// <summary>Where one input comes from; NaN is not known.</summary>
internal abstract class ScoreInput
{
    public virtual IEnumerable<int> Parts => [];

    public virtual IEnumerable<int> Slots => [];

    public virtual Details Looks => Details.None;

    public abstract (double Value, int Until) Read(CriteriaScan person);
}

internal sealed class ConditionInput(int step, double points) : ScoreInput
{
    public int Step => step;

    public double Points => points;

    public override IEnumerable<int> Parts => [step];

    public override (double Value, int Until) Read(CriteriaScan person)
    {
        var (truth, until) = person[step];
        return (truth switch { Truth.True => points, Truth.False => 0, _ => double.NaN }, until);
    }
}

internal sealed class MeasurementInput(int usable, CompiledWindow within) : ScoreInput
{
    public override IEnumerable<int> Slots => [usable];

    public override (double Value, int Until) Read(CriteriaScan person)
    {
        var seen = person.Seen(usable);
        var next = person.Next(usable);
        if (seen.Length == 0 || person.Facts[seen[^1]].Day < within.Start)
        {
            return (double.NaN, next);
        }

        ref readonly var fact = ref person.Facts[seen[^1]];
        return (fact.RawValue, Math.Min(next, within.Leaves(fact.Day)));
    }
}

internal sealed class AgeInput(int day) : ScoreInput
{
    public override Details Looks => Details.Birth;

    public override (double Value, int Until) Read(CriteriaScan person) => person.BirthDate is not { } birth
        ? (double.NaN, Answer.Never)
        : (person.Age.Least == person.Age.Most ? person.Age.Least : double.NaN, PersonOnDay.AgeChanges(birth, person.Age, day));
}

internal sealed class AgeAtFirstInput(int[] slots) : ScoreInput
{
    public override IEnumerable<int> Slots => slots;

    public override Details Looks => Details.Birth;

    public override (double Value, int Until) Read(CriteriaScan person)
    {
        var (first, until) = (int.MaxValue, Answer.Never);
        foreach (var slot in slots)
        {
            until = Math.Min(until, person.Next(slot));
            foreach (var place in person.Seen(slot))
            {
                if (person.Facts[place].Day >= 0)
                {
                    first = Math.Min(first, place);
                    break;
                }
            }
        }

        if (first == int.MaxValue || person.BirthDate is not { } birth)
        {
            return (double.NaN, until);
        }

        var (least, most) = Time.Age.On(birth, DateOnly.FromDayNumber(person.Facts[first].Day));
        return (least == most ? least : double.NaN, until);
    }
}

internal sealed class FixedInput(double value) : ScoreInput
{
    public override (double Value, int Until) Read(CriteriaScan person) => (value, Answer.Never);
}
