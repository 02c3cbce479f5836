using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Records.Synthetic;

/// <summary>What a hospital wrote down otherwise.</summary>
internal enum HospitalKind
{
    /// <summary>The same person by number, with another ethnic group.</summary>
    OtherEthnicity,

    /// <summary>A record of its own without a number: the same person, or nearly, to whoever looks.</summary>
    SecondRecord,
}

/// <summary>
/// The hospital's record of a synthetic person. The shares (1% and 0.4%) are chosen, so that a small population has some of each; the
/// mistakes are those of registration desks: day and month changed over, a shortened name, the address before.
/// </summary>
internal static class HospitalRecord
{
    private const int Every = 500;
    private const int Stride = 237;
    private const string EthnicScheme = "https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland";
    private static readonly int[] Second = [300, 450];
    private static readonly int[] Otherwise = [60, 130, 210, 290, 370];

    public static HospitalKind? KindOf(ulong seed, long index)
    {
        var slot = (int)((index * Stride + (long)(seed % Every)) % Every);
        return Second.Contains(slot) ? HospitalKind.SecondRecord : Otherwise.Contains(slot) ? HospitalKind.OtherEthnicity : null;
    }

    public static PersonDraft Of(PersonDraft known, HospitalKind kind, Dice dice)
    {
        var draft = known with
        {
            ReferredToAs = [.. known.ReferredToAs.Select(reference => reference + "-h")],
            Identifiers = [.. known.Identifiers.Select(identifier => identifier + "-h")],
            Details = [],
            Flags = [],
        };
        return kind == HospitalKind.SecondRecord ? Unmatched(draft, dice) : draft with { Ethnicity = Another(known.Ethnicity, dice) };
    }

    private static PersonDraft Unmatched(PersonDraft draft, Dice dice)
    {
        draft = draft with { NhsNumber = null, Verification = NhsNumberVerification.NotSaid, Email = null };
        return dice.Below(3) switch
        {
            0 when draft.BirthDate is { IsWhole: true, Earliest: { Day: <= 12 } born } && born.Day != born.Month => draft with { BirthDate = PartialDate.On(new DateOnly(born.Year, born.Day, born.Month)) },
            1 when draft.Name is { Given.Length: > 3 } name => draft with { Name = name with { Given = name.Given[..^1] } },
            _ => draft with { Address = null, Postcode = null, Lsoa = null },
        };
    }

    /// <summary>Another category of the same five groups, as desks that guess write it; "any other" of the group where that is another.</summary>
    private static Ethnicity? Another(Ethnicity? known, Dice dice)
    {
        if (known is not { } ethnicity || ethnicity.Category.Group() == EthnicGroup.NotKnown)
        {
            return null;
        }

        EthnicCategory[] others = [.. Enum.GetValues<EthnicCategory>().Where(category => category != ethnicity.Category && category.Group() == ethnicity.Category.Group())];
        var category = others.Length == 0 ? EthnicCategory.Other : others[dice.Below(others.Length)];
        return new Ethnicity(category, category.NationalCode(), EthnicScheme);
    }
}
