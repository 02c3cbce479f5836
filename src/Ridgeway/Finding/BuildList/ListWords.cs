using Ridgeway.Codes;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;

namespace Ridgeway.Finding.BuildList;

/// <summary>Lists in words for people, and in names for files and programs.</summary>
internal static class ListWords
{
    /// <summary>"On Hypertension and Obesity, not on Diabetes, aged 40 to 74, …: to be offered Exercise on referral."</summary>
    public static string InWords(this ListDefinition definition, Func<string, string> register, string offered)
    {
        var parts = new List<string> { $"On {Joined(definition.On.Select(register), "and")}" };
        if (definition.NotOn.Count > 0)
        {
            parts.Add($"not on {Joined(definition.NotOn.Select(register), "or")}");
        }

        parts.AddRange((definition.AgeFrom, definition.AgeBelow) switch
        {
            ({ } from, { } below) => [$"aged {from} to {below - 1}"],
            ({ } from, null) => [$"aged {from} or over"],
            (null, { } below) => [$"under {below}"],
            _ => Array.Empty<string>(),
        });
        if (definition.Sex is { } sex)
        {
            parts.Add(PersonWords.Of(sex).ToLowerInvariant());
        }

        if (definition.DecileAtMost is { } decile)
        {
            parts.Add(decile == 1 ? "living in the most deprived tenth of England" : $"living in the {decile} most deprived tenths of England");
        }

        if (definition.Practices.Count > 0)
        {
            parts.Add($"registered with {Joined(definition.Practices.Select(code => code.Value), "or")}");
        }

        return $"{string.Join(", ", parts)}. To be offered: {offered}.";
    }

    public static string ForPeople(this Exclusion why) => why switch
    {
        Exclusion.Died => "Has died",
        Exclusion.SaidNoToContact => "Asked not to be contacted",
        Exclusion.InProgramme => "Already referred to it",
        Exclusion.DeclinedRecently => "Said no recently",
        Exclusion.InvitedRecently => "Invited to something recently",
        Exclusion.RefusesUse => "Chose that their record is not used for this",
    };

    public static string ForPeople(this OfferStanding standing) => standing switch
    {
        OfferStanding.Waiting => "No answer yet",
        OfferStanding.Accepted => "Said yes",
        OfferStanding.Declined => "Said no",
        OfferStanding.NoAnswer => "Did not answer",
        OfferStanding.InProgramme => "Referred",
        OfferStanding.Completed => "Completed it",
        OfferStanding.Stopped => "Ended early",
    };

    public static string? Colour(this OfferStanding standing) => standing switch
    {
        OfferStanding.Waiting => "blue",
        OfferStanding.Accepted or OfferStanding.InProgramme => "green",
        OfferStanding.Declined or OfferStanding.Stopped => "orange",
        OfferStanding.NoAnswer => "grey",
        OfferStanding.Completed => null,
    };

    public static string ForPeople(this NoReason reason) => reason switch
    {
        NoReason.NotNow => "Not now",
        NoReason.NotInterested => "Not interested",
        NoReason.AlreadyActive => "Already doing something like it",
        NoReason.TimeOrPlace => "The time or the place does not suit",
        NoReason.CostOrTravel => "Cost or travel",
        NoReason.Health => "Their health",
        NoReason.Caring => "Caring for somebody, or work",
        NoReason.Other => "Another reason",
    };

    public static string ForPeople(this EquitySplit split) => split switch
    {
        EquitySplit.DeprivationFifth => "Deprivation (fifths of England)",
        EquitySplit.DeprivationTenth => "Deprivation (tenths of England)",
        EquitySplit.EthnicGroup => "Ethnic group",
        EquitySplit.Sex => "Sex",
        EquitySplit.AgeBand => "Age",
    };

    /// <summary>In the middle of a sentence.</summary>
    public static string InSentence(this EquitySplit split) => split switch
    {
        EquitySplit.DeprivationFifth => "deprivation fifth",
        EquitySplit.DeprivationTenth => "deprivation tenth",
        EquitySplit.EthnicGroup => "ethnic group",
        EquitySplit.Sex => "sex",
        EquitySplit.AgeBand => "age",
    };

    /// <summary>"5 November 2026", "November 2026" or "2026": as exactly as it is known.</summary>
    public static string? Day(string? date) => Time.PartialDate.TryParse(date ?? "", out var known) ? PersonWords.Date(known) : date;

    public static string ForPeople(this EquityGroup group) => group.Split switch
    {
        EquitySplit.DeprivationFifth => group.Number switch
        {
            1 => "1, most deprived (Core20)",
            5 => "5, least deprived",
            6 => "Not known",
            var number => $"{number}",
        },
        EquitySplit.DeprivationTenth => group.Number switch
        {
            1 => "1, most deprived",
            10 => "10, least deprived",
            11 => "Not known",
            var number => $"{number}",
        },
        EquitySplit.EthnicGroup => EquityGroups.EthnicGroupOf(group) switch
        {
            EthnicGroup.White => "White",
            EthnicGroup.Mixed => "Mixed",
            EthnicGroup.Asian => "Asian",
            EthnicGroup.Black => "Black",
            EthnicGroup.Other => "Other",
            EthnicGroup.NotStated => "Chose not to say",
            EthnicGroup.NotKnown => "Not known",
        },
        EquitySplit.Sex => group.Number switch
        {
            1 => "Female",
            2 => "Male",
            3 => "Other",
            _ => "Not recorded",
        },
        EquitySplit.AgeBand => EquityGroups.AgesOf(group) switch
        {
            null => "Not known",
            (0, { } below) => $"Under {below}",
            ({ } from, { } below) => $"{from} to {below - 1}",
            (var from, null) => $"{from} and over",
        },
    };

    public static string ForPeople(this GroupStanding standing) => standing switch
    {
        GroupStanding.AsOnRegister => "As on the register",
        GroupStanding.Fewer => "Fewer than on the register",
        GroupStanding.More => "More than on the register",
        GroupStanding.LeftOut => "Left out",
        GroupStanding.CannotTell => "Cannot tell",
    };

    /// <summary>"deprivation-fifth:1", as an address and a file name it.</summary>
    public static string Name(this EquityGroup group) => $"{Kebab(group.Split)}:{group.Number}";

    public static string Kebab(Enum value) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static string Problem(ListProblem problem) => problem.Part switch
    {
        ListPart.On when problem.Asked.Length == 0 => "Select at least one register",
        ListPart.On => $"There is no register '{problem.Asked}'",
        ListPart.NotOn => $"There is no register '{problem.Asked}' to leave out, or the list asks for it too",
        ListPart.Age => "Ages must run from a lower to a higher one, between 0 and 130",
        ListPart.Deprivation => "Tenths run from 1, the most deprived, to 10",
        ListPart.Practice => $"'{problem.Asked}' is not the code of a practice",
        ListPart.Intervention => problem.Asked.Length == 0 ? "Select what to offer" : $"There is nothing to offer called '{problem.Asked}'",
    };

    private static string Joined(IEnumerable<string> words, string and)
    {
        var all = words.ToList();
        return all.Count == 1 ? all[0] : $"{string.Join(", ", all.Take(all.Count - 1))} {and} {all[^1]}";
    }
}
