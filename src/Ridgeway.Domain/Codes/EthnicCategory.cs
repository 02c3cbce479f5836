using System.Diagnostics.CodeAnalysis;

namespace Ridgeway.Codes;

/// <summary>
/// The national 16+1 ethnic category (2001), still the mandatory standard.
/// Source: NHS Data Dictionary, ETHNIC CATEGORY, read 2026. Z "not stated" (the person chose not to say)
/// is not 99 "not known" (nobody asked or it was lost).
/// </summary>
public enum EthnicCategory
{
    WhiteBritish = 'A',
    WhiteIrish = 'B',
    WhiteOther = 'C',
    MixedWhiteAndBlackCaribbean = 'D',
    MixedWhiteAndBlackAfrican = 'E',
    MixedWhiteAndAsian = 'F',
    MixedOther = 'G',
    AsianIndian = 'H',
    AsianPakistani = 'J',
    AsianBangladeshi = 'K',
    AsianOther = 'L',
    BlackCaribbean = 'M',
    BlackAfrican = 'N',
    BlackOther = 'P',
    Chinese = 'R',
    Other = 'S',
    NotStated = 'Z',
    NotKnown = 99,
}

/// <summary>The five groups and the two ways of not having one, for reporting.</summary>
public enum EthnicGroup
{
    White,
    Mixed,
    Asian,
    Black,
    Other,
    NotStated,
    NotKnown,
}

/// <summary>A person's ethnic category with the code and scheme it came in, which are never thrown away.</summary>
/// <param name="Category">The 16+1 value.</param>
/// <param name="SourceCode">The code as it was written, e.g. "CA".</param>
/// <param name="SourceScheme">The address of the scheme it was written in.</param>
public sealed record Ethnicity(EthnicCategory Category, string SourceCode, string SourceScheme);

public static class EthnicCategories
{
    /// <summary>Reads a national code: the first character is national, a second one is local ("CA" is C). "99" and "X" are not known.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EthnicCategory category)
    {
        category = EthnicCategory.NotKnown;
        var trimmed = text?.Trim().ToUpperInvariant();
        if (string.IsNullOrEmpty(trimmed) || trimmed.Length > 2)
        {
            return false;
        }

        if (trimmed is "99" or "X")
        {
            return true;
        }

        // Primary-care extracts add T (Traveller) and W (Arab); mapping them down is lossy, so the source code is kept beside it.
        var mapped = trimmed[0] switch { 'T' => 'C', 'W' => 'S', var c => c };
        if (char.IsAsciiLetter(mapped) && Enum.IsDefined((EthnicCategory)mapped))
        {
            category = (EthnicCategory)mapped;
            return true;
        }

        return false;
    }

    /// <summary>The national code: a letter, or 99.</summary>
    public static string NationalCode(this EthnicCategory category) =>
        category == EthnicCategory.NotKnown ? "99" : ((char)category).ToString();

    /// <summary>The category in the words of the 2001 classification.</summary>
    public static string ForPeople(this EthnicCategory category) => category switch
    {
        EthnicCategory.WhiteBritish => "White British",
        EthnicCategory.WhiteIrish => "White Irish",
        EthnicCategory.WhiteOther => "Any other White background",
        EthnicCategory.MixedWhiteAndBlackCaribbean => "Mixed: White and Black Caribbean",
        EthnicCategory.MixedWhiteAndBlackAfrican => "Mixed: White and Black African",
        EthnicCategory.MixedWhiteAndAsian => "Mixed: White and Asian",
        EthnicCategory.MixedOther => "Any other mixed background",
        EthnicCategory.AsianIndian => "Asian or Asian British: Indian",
        EthnicCategory.AsianPakistani => "Asian or Asian British: Pakistani",
        EthnicCategory.AsianBangladeshi => "Asian or Asian British: Bangladeshi",
        EthnicCategory.AsianOther => "Any other Asian background",
        EthnicCategory.BlackCaribbean => "Black or Black British: Caribbean",
        EthnicCategory.BlackAfrican => "Black or Black British: African",
        EthnicCategory.BlackOther => "Any other Black background",
        EthnicCategory.Chinese => "Chinese",
        EthnicCategory.Other => "Any other ethnic group",
        EthnicCategory.NotStated => "Not stated: the person chose not to say",
        EthnicCategory.NotKnown => "Not known",
    };

    /// <summary>The five-group roll-up; Chinese counts as Asian, as in the 2011 and 2021 censuses.</summary>
    public static EthnicGroup Group(this EthnicCategory category) => category switch
    {
        EthnicCategory.WhiteBritish or EthnicCategory.WhiteIrish or EthnicCategory.WhiteOther => EthnicGroup.White,
        EthnicCategory.MixedWhiteAndBlackCaribbean or EthnicCategory.MixedWhiteAndBlackAfrican
            or EthnicCategory.MixedWhiteAndAsian or EthnicCategory.MixedOther => EthnicGroup.Mixed,
        EthnicCategory.AsianIndian or EthnicCategory.AsianPakistani or EthnicCategory.AsianBangladeshi
            or EthnicCategory.AsianOther or EthnicCategory.Chinese => EthnicGroup.Asian,
        EthnicCategory.BlackCaribbean or EthnicCategory.BlackAfrican or EthnicCategory.BlackOther => EthnicGroup.Black,
        EthnicCategory.Other => EthnicGroup.Other,
        EthnicCategory.NotStated => EthnicGroup.NotStated,
        EthnicCategory.NotKnown => EthnicGroup.NotKnown,
    };
}
