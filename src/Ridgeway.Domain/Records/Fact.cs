using Ridgeway.Time;

namespace Ridgeway.Records;

/// <summary>
/// One dated thing known about a person, small enough to stream by the million.
/// Codes and units are numbers in a <see cref="Codes.CodeBook"/>; what they mean to Ridgeway is decided
/// when they are read, by code lists, so a new code list needs no new import.
/// </summary>
public readonly record struct Fact
{
    /// <summary>No date, no end.</summary>
    public const int NoDay = -1;

    public required FactKind Kind { get; init; }

    /// <summary>The code in the <see cref="Codes.CodeBook"/>.</summary>
    public required int Code { get; init; }

    /// <summary>
    /// Day number (<see cref="DateOnly.DayNumber"/>) on which it began, was measured or was done;
    /// the earliest possible day where only the month or year is known; <see cref="NoDay"/> where nothing is.
    /// </summary>
    public int Day { get; init; }

    public DatePrecision Precision { get; init; }

    /// <summary>Day number on which it ended (abated, stopped), or <see cref="NoDay"/>.</summary>
    public int EndDay { get; init; }

    /// <summary>True where the source says it is over (resolved, stopped), even without a date.</summary>
    public bool IsOver { get; init; }

    /// <summary>The value in the measure's own unit (canonical where a code list knows the code), to four decimals. NaN where there is none.</summary>
    public double RawValue { get; init; }

    /// <summary>The unit in the <see cref="Codes.CodeBook"/> (UCUM), or 0.</summary>
    public int Unit { get; init; }

    /// <summary>The coded answer in the <see cref="Codes.CodeBook"/> (for example "ex-smoker"), or 0.</summary>
    public int Answer { get; init; }

    public double? Value => double.IsNaN(RawValue) ? null : RawValue;

    public DateOnly? On => Day < 0 ? null : DateOnly.FromDayNumber(Day);

    public DateOnly? EndedOn => EndDay < 0 ? null : DateOnly.FromDayNumber(EndDay);

    /// <summary>The date as exactly as it is known.</summary>
    public PartialDate? Date => On is not { } on ? null : Precision switch
    {
        DatePrecision.Day => PartialDate.On(on),
        DatePrecision.Month => new PartialDate(on.Year, on.Month),
        DatePrecision.Year => new PartialDate(on.Year),
    };

    public static Fact Of(FactKind kind, int code, DateOnly? on, double? value = null, int unit = 0, int answer = 0) => new()
    {
        Kind = kind,
        Code = code,
        Day = on?.DayNumber ?? NoDay,
        EndDay = NoDay,
        RawValue = value is { } v ? Rounded(v) : double.NaN,
        Unit = unit,
        Answer = answer,
    };

    /// <summary>Values are held to four decimals, which every clinical measure fits and which packs small.</summary>
    public static double Rounded(double value) => Math.Round(value, 4, MidpointRounding.AwayFromZero);
}

public enum FactKind : byte
{
    /// <summary>A problem or diagnosis.</summary>
    Condition = 1,

    /// <summary>A number with a unit, or a score from a questionnaire.</summary>
    Measure = 2,

    /// <summary>A coded observation ("smoking status: ex-smoker"), or one with no value.</summary>
    Finding = 3,

    /// <summary>A medicine prescribed or taken.</summary>
    Medicine = 4,

    /// <summary>Something done to, for or with the person: procedure, referral, vaccination, review.</summary>
    Procedure = 5,
}

public enum DatePrecision : byte
{
    Day = 0,
    Month = 1,
    Year = 2,
}
