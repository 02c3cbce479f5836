using Ridgeway.Time;

namespace Ridgeway.Records.Synthetic;

/// <summary>The facts of one person while they are being written. What falls before birth or after the last day is not written.</summary>
internal sealed class FactSheet(int[] numbers, SyntheticLife life)
{
    private readonly List<Fact> facts = new(96);

    public int Count => facts.Count;

    public void Condition(SyntheticCode code, DateOnly from, DateOnly? until = null, DatePrecision precision = DatePrecision.Day)
    {
        var on = precision switch
        {
            DatePrecision.Year when from.Year > life.Birth.Year => new DateOnly(from.Year, 1, 1),
            DatePrecision.Month when from.Year > life.Birth.Year => new DateOnly(from.Year, from.Month, 1),
            _ => from,
        };
        var end = until is { } last && last < life.Until ? last : (DateOnly?)null;
        Add(new Fact
        {
            Kind = FactKind.Condition,
            Code = numbers[code.Ordinal],
            Day = on.DayNumber,
            Precision = on == from ? DatePrecision.Day : precision,
            EndDay = end?.DayNumber ?? Fact.NoDay,
            IsOver = end is not null,
            RawValue = double.NaN,
        });
    }

    public void Measure(SyntheticCode code, DateOnly on, double value, SyntheticCode unit) =>
        Add(Fact.Of(FactKind.Measure, numbers[code.Ordinal], on, value, numbers[unit.Ordinal]));

    public void Finding(SyntheticCode code, DateOnly on, SyntheticCode? answer = null) =>
        Add(Fact.Of(FactKind.Finding, numbers[code.Ordinal], on, answer: answer is null ? 0 : numbers[answer.Ordinal]));

    public void Procedure(SyntheticCode code, DateOnly on) => Add(Fact.Of(FactKind.Procedure, numbers[code.Ordinal], on));

    /// <param name="code">The medicine.</param>
    /// <param name="from">The day it was first prescribed.</param>
    /// <param name="until">The day it stopped, or null while it goes on.</param>
    public void Medicine(SyntheticCode code, DateOnly from, DateOnly? until = null)
    {
        var end = until is { } last && last < life.Until ? last : (DateOnly?)null;
        Add(Fact.Of(FactKind.Medicine, numbers[code.Ordinal], from) with { EndDay = end?.DayNumber ?? Fact.NoDay, IsOver = end is not null });
    }

    /// <summary>Both pressures of one reading, side by side, as one blood pressure panel.</summary>
    public void BloodPressure(DateOnly on, int systolic, int diastolic)
    {
        Measure(MeasureCodes.Systolic, on, systolic, MeasureCodes.MillimetresOfMercury);
        Measure(MeasureCodes.Diastolic, on, diastolic, MeasureCodes.MillimetresOfMercury);
    }

    /// <summary>Places of the measures written so far; a blood pressure is at the place of its systolic.</summary>
    public IReadOnlyList<int> Readings()
    {
        var diastolic = numbers[MeasureCodes.Diastolic.Ordinal];
        return [.. Enumerable.Range(0, facts.Count).Where(place => facts[place].Kind == FactKind.Measure && facts[place].Code != diastolic)];
    }

    /// <summary>The reading at a place once more on another day, its value so many times as large, with no more decimals than it had.</summary>
    public void Repeat(int place, DateOnly on, double times)
    {
        Add(Again(facts[place]));
        if (facts[place].Code == numbers[MeasureCodes.Systolic.Ordinal])
        {
            Add(Again(facts[place + 1]));
        }

        Fact Again(in Fact reading) => reading with
        {
            Day = on.DayNumber,
            RawValue = Math.Round(reading.RawValue * times, reading.RawValue == Math.Truncate(reading.RawValue) ? 0 : 1),
        };
    }

    /// <summary>All of them in date order; those of one day as they were written.</summary>
    public Fact[] InOrder()
    {
        var keys = new long[facts.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = ((long)facts[i].Day << 32) | (uint)i;
        }

        Array.Sort(keys);
        var sorted = new Fact[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            sorted[i] = facts[(int)(keys[i] & 0xFFFFFFFF)];
        }

        return sorted;
    }

    private void Add(Fact fact)
    {
        if (fact.Day >= life.Birth.DayNumber && fact.Day <= life.Until.DayNumber)
        {
            facts.Add(fact);
        }
    }
}
