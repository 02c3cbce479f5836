using System.Text;

namespace Ridgeway.Records.Matching;

/// <summary>Why two records may be one person's, in words.</summary>
internal static class MatchWords
{
    public static string Of(MatchField field) => field switch
    {
        MatchField.NhsNumber => "NHS number",
        MatchField.Family => "Family name",
        MatchField.Given => "Given name",
        MatchField.BirthDate => "Birth date",
        MatchField.Sex => "Sex",
        MatchField.Postcode => "Postcode",
    };

    public static string Of(Agreement agreement) => agreement switch
    {
        Agreement.Same => "the same",
        Agreement.Close => "spelt a little differently",
        Agreement.Nickname => "short forms of one name",
        Agreement.Transposed => "family and given name changed places",
        Agreement.Partial => "fits as far as it is known",
        Agreement.Swapped => "day and month changed places",
        Agreement.OnePartOff => "one part differs",
        Agreement.Outward => "the first half is the same",
        Agreement.Different => "different",
        Agreement.NotKnown => "not recorded on one of them",
    };

    public static string Of(MatchVerdict verdict) => verdict switch
    {
        MatchVerdict.Same => "Very likely the same person",
        MatchVerdict.Possible => "Possibly the same person",
        MatchVerdict.Different => "Different people",
    };

    public static string Of(MatchDecider decider) => decider switch
    {
        MatchDecider.SameVerifiedNumber => "Both hold the same verified NHS number, and nothing speaks against it.",
        MatchDecider.SupersededNumber => "The national register put one NHS number in place of the other.",
        MatchDecider.NumberContradicted => "They hold one NHS number, but birth date and family name both differ: whose number is it?",
        MatchDecider.DifferentVerifiedNumbers => "Each holds a verified NHS number of their own.",
        MatchDecider.Score => "By what agrees and what does not.",
        MatchDecider.LinkedBySource => "The system they came from says that one of these records replaced the other.",
    };

    /// <summary>"OnePartOff" is "one-part-off".</summary>
    public static string Kebab(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
