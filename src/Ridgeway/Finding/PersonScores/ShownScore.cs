using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Finding.PersonScores;

/// <summary>A score of a person as the page and the API show it.</summary>
/// <param name="Score">Its id.</param>
/// <param name="Name">For people.</param>
/// <param name="Version">The version in force.</param>
/// <param name="Definition">What it says, in words.</param>
/// <param name="Applies">True, false where it was not made for this person, unknown where that depends on something missing.</param>
/// <param name="Value">The value as shown; null where it is not known.</param>
/// <param name="Lowest">The least it could come to whatever is missing.</param>
/// <param name="Highest">The most it could come to.</param>
/// <param name="Unit">The unit people read.</param>
/// <param name="Band">The band it falls in.</param>
/// <param name="Recorded">True where it is read as recorded and never worked out.</param>
/// <param name="Parts">What it is made of: inputs, or items that count.</param>
/// <param name="Missing">What to ask or measure to know it.</param>
/// <param name="Ifs">What it would be if something were otherwise.</param>
/// <param name="NotLookedFor">Parts of the published score that are not looked for, because no codes are shipped.</param>
/// <param name="Until">The first later day on which it could differ with nothing new recorded.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Flag">How far the source was read.</param>
/// <param name="Licence">Whose it is, plainly.</param>
/// <param name="Note">What Ridgeway had to decide.</param>
internal sealed record ShownScore(
    string Score, string Name, string Version, string Definition, Truth Applies, double? Value, double? Lowest, double? Highest, string Unit, string? Band,
    bool Recorded, IReadOnlyList<ShownPart> Parts, IReadOnlyList<string> Missing, IReadOnlyList<ShownIf> Ifs, IReadOnlyList<string> NotLookedFor,
    DateOnly? Until, string Source, Verification Flag, string Licence, string? Note)
{
    public static ShownScore Of(ScoreOnDay got, PersonRecord record, CodeLists lists)
    {
        var score = got.Score;
        double? Rounded(double? value) => value is { } one ? Math.Round(one, score.Unit.Decimals, MidpointRounding.AwayFromZero) : null;
        return new ShownScore(
            score.Id, score.Name, score.Version, score.Definition, got.Applies,
            Rounded(got.Value), Rounded(got.Lowest), Rounded(got.Highest), score.Unit.Shown, got.Band,
            score.Way is ScoreWay.Recorded,
            [.. got.Parts.Where(part => !IsAbsent(part, score)).Select(part => ShownPart.Of(part, score, record, lists))],
            [.. got.Missing.Select(missing => Asked(missing, lists))],
            [.. got.Ifs.Select(one => new ShownIf(one.Name, Rounded(one.Value)!.Value, one.Band))],
            score.NotLookedFor, got.Until, score.Source.Ref, score.Source.Flag, score.Licence, score.Note);
    }

    /// <summary>"8.4%", "0.55 points".</summary>
    public string InWords(double value)
    {
        var number = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Unit switch { "" => number, "%" => number + "%", var unit => $"{number} {unit}" };
    }

    public string SourceInWords => $"{Source} ({Flag switch { Verification.Verified => "source read", Verification.Secondary => "seen in a secondary source only", Verification.Unverified => "not checked at source" }})";

    /// <summary>An item of a sum that does not count says nothing.</summary>
    private static bool IsAbsent(ScorePart part, Score score) => score.Way is ScoreWay.Additive && part.Value.Equals(0.0);

    private static string Asked(ToAsk missing, CodeLists lists) => missing.What switch
    {
        PersonDetail.BirthDate => "Record the date of birth",
        PersonDetail.Sex => "Record the sex",
        PersonDetail.Ethnicity => "Ask the ethnic category",
        PersonDetail.Deprivation => "Record the postcode",
        var list => (lists.TryFind(list, out var found) ? found.Ask ?? found.Name : list) + (missing.Within is { } within ? $" (within {within})" : ""),
    };
}

/// <param name="Name">For people.</param>
/// <param name="Value">The points it adds or the value of the input; null where it is not known.</param>
/// <param name="Why">The facts behind it.</param>
internal sealed record ShownPart(string Name, double? Value, IReadOnlyList<ShownEvidence> Why)
{
    /// <summary>The facts in one line.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Facts { get; private init; } = "";

    /// <summary>"yes", "no", "58" or "0.46".</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string ForPeople { get; private init; } = "";

    public static ShownPart Of(ScorePart part, Score score, PersonRecord record, CodeLists lists)
    {
        var isCondition = score.Way is ScoreWay.ByFormula formula && formula.Inputs.ElementAtOrDefault(Place(formula, part.Id)) is InputFrom.Condition;
        return new ShownPart(part.Name, part.IsKnown ? part.Value : null, [.. part.Why.Select(why => ShownEvidence.Of(why, record, lists))])
        {
            Facts = string.Join("; ", part.Why.Select(why => Evidence.Of(why, record, lists).ForPeople)),
            ForPeople = !part.IsKnown ? "not known" : isCondition ? (part.Value > 0 ? "yes" : "no") : Math.Round(part.Value, 2).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    private static int Place(ScoreWay.ByFormula formula, string input)
    {
        for (var i = 0; i < formula.Formula.Inputs.Count; i++)
        {
            if (formula.Formula.Inputs[i].Id == input)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <param name="If">What would be otherwise: "as a non-smoker".</param>
/// <param name="Value">What the score would come to.</param>
/// <param name="Band">The band it would fall in.</param>
internal sealed record ShownIf(string If, double Value, string? Band);
