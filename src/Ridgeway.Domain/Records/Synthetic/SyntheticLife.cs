using Ridgeway.Codes;

namespace Ridgeway.Records.Synthetic;

internal enum SyntheticSmoking
{
    Never,
    Before,
    Now,
}

/// <summary>Backgrounds that change risk in the models or the choice of name.</summary>
internal enum SyntheticBackground
{
    Other,
    SouthAsian,
    Black,
}

/// <summary>What is true of one synthetic person, whoever has written it down or not.</summary>
internal sealed class SyntheticLife
{
    private readonly DateOnly?[] onsets = new DateOnly?[Enum.GetValues<LongTerm>().Length];

    public required long Index { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>The last day anything can be dated: the day the population is made, or the day of death.</summary>
    public required DateOnly Until { get; init; }

    public required DateOnly Birth { get; init; }

    /// <summary>Null while alive.</summary>
    public DateOnly? Death { get; init; }

    /// <summary>Completed years on <see cref="Until"/>.</summary>
    public required int Age { get; init; }

    public required bool IsFemale { get; init; }

    /// <summary>The background the person would give if asked.</summary>
    public required EthnicCategory Category { get; init; }

    public required LsoaPlace Place { get; init; }

    public int Quintile => Place.Deprivation.Quintile;

    public SyntheticTrait Trait { get; init; }

    /// <summary>What no record holds: some people collect illnesses and some do not. Mean about 1.</summary>
    public double Frailty { get; set; } = 1;

    public SyntheticSmoking Smoking { get; set; }

    /// <summary>kg/m² on the last day.</summary>
    public double Bmi { get; set; }

    public double HeightCm { get; set; }

    /// <summary>Systolic pressure in mmHg, about which readings vary.</summary>
    public double Systolic { get; set; }

    /// <summary>AUDIT-C, 0 to 12.</summary>
    public int AuditC { get; set; }

    /// <summary>Moderate to vigorous minutes a week.</summary>
    public int ActiveMinutes { get; set; }

    public bool HasPrediabetes { get; set; }

    public SyntheticBackground Background => Category.Group() switch
    {
        EthnicGroup.Asian when Category is not EthnicCategory.Chinese => SyntheticBackground.SouthAsian,
        EthnicGroup.Black => SyntheticBackground.Black,
        _ => SyntheticBackground.Other,
    };

    /// <summary>How many long-term conditions there are now, resolved ones left out.</summary>
    public int LongTermCount => onsets.Count(onset => onset is not null);

    public bool Has(LongTerm condition) => onsets[(int)condition] is not null;

    public DateOnly? OnsetOf(LongTerm condition) => onsets[(int)condition];

    public void Begin(LongTerm condition, DateOnly onset) => onsets[(int)condition] = onset;

    public void Resolve(LongTerm condition) => onsets[(int)condition] = null;

    public Dice Dice(DicePart part) => new(Seed, Index, part);
}
