using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Records.Matching;

/// <summary>Decides what two records of people are to each other. The order of the two makes no difference.</summary>
public static class MatchPeople
{
    public static MatchResult Compare(MatchSubject a, MatchSubject b, MatchRules rules)
    {
        var (family, given) = Names(a, b, rules);
        (MatchField Field, Agreement Agreement)[] agreed =
        [
            (MatchField.NhsNumber, Number(a, b)),
            (MatchField.Family, family),
            (MatchField.Given, given),
            (MatchField.BirthDate, Births(a.BirthDate, b.BirthDate)),
            (MatchField.Sex, Sexes(a.Sex, b.Sex)),
            (MatchField.Postcode, Postcodes(a.Postcode, b.Postcode)),
        ];
        var reasons = agreed.Select(one => new MatchReason(one.Field, one.Agreement, rules.WeightOf(one.Field, one.Agreement))).ToList();
        var score = reasons.Sum(reason => reason.Weight);
        var isContradicted = agreed[3].Agreement == Agreement.Different && family == Agreement.Different;
        var (verdict, decider) = Decide(a, b, isContradicted) ?? (rules.VerdictOf(score), MatchDecider.Score);
        return new MatchResult(verdict, decider, score, reasons);
    }

    private static (MatchVerdict, MatchDecider)? Decide(MatchSubject a, MatchSubject b, bool isContradicted)
    {
        var isSuperseded = (a.NhsNumber is { } ours && b.FormerNumbers.Contains(ours)) || (b.NhsNumber is { } theirs && a.FormerNumbers.Contains(theirs));
        return (a.NhsNumber, b.NhsNumber) switch
        {
            _ when isSuperseded => isContradicted ? (MatchVerdict.Possible, MatchDecider.NumberContradicted) : (MatchVerdict.Same, MatchDecider.SupersededNumber),
            ({ } first, { } second) when first == second && isContradicted => (MatchVerdict.Possible, MatchDecider.NumberContradicted),
            ({ } first, { } second) when first == second && a.IsVerified && b.IsVerified => (MatchVerdict.Same, MatchDecider.SameVerifiedNumber),
            ({ } first, { } second) when first != second && a.IsVerified && b.IsVerified => (MatchVerdict.Different, MatchDecider.DifferentVerifiedNumbers),
            _ => null,
        };
    }

    private static Agreement Number(MatchSubject a, MatchSubject b) => (a.NhsNumber, b.NhsNumber) switch
    {
        (null, _) or (_, null) => Agreement.NotKnown,
        var (first, second) => first == second ? Agreement.Same : Agreement.Different,
    };

    private static (Agreement Family, Agreement Given) Names(MatchSubject a, MatchSubject b, MatchRules rules)
    {
        var family = Families(a, b);
        var given = Givens(a.Given, b.Given, rules);
        var isTransposed = family == Agreement.Different && a.Family.Length > 1 && b.Family.Length > 1 && a.Family == b.Given && b.Family == a.Given;
        return isTransposed ? (Agreement.Transposed, Agreement.Transposed) : (family, given);
    }

    private static Agreement Families(MatchSubject a, MatchSubject b)
    {
        if (a.Family.Length == 0 || b.Family.Length == 0)
        {
            return Agreement.NotKnown;
        }

        if (a.Family == b.Family)
        {
            return Agreement.Same;
        }

        var sharesPart = (a.FamilyParts.Count > 1 || b.FamilyParts.Count > 1) && a.FamilyParts.Intersect(b.FamilyParts, StringComparer.Ordinal).Any(part => part.Length > 2);
        return sharesPart || IsClose(a.Family, b.Family) ? Agreement.Close : Agreement.Different;
    }

    private static Agreement Givens(string a, string b, MatchRules rules)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return Agreement.NotKnown;
        }

        return a == b ? Agreement.Same
            : rules.Nicknames.Any(names => names.Contains(a) && names.Contains(b)) ? Agreement.Nickname
            : (a.Length == 1 || b.Length == 1) && a[0] == b[0] ? Agreement.Partial
            : IsClose(a, b) ? Agreement.Close
            : Agreement.Different;
    }

    private static Agreement Births(PartialDate? a, PartialDate? b)
    {
        if (a is not { } ours || b is not { } theirs)
        {
            return Agreement.NotKnown;
        }

        if (!ours.IsWhole || !theirs.IsWhole)
        {
            return ours.Latest < theirs.Earliest || theirs.Latest < ours.Earliest ? Agreement.Different : Agreement.Partial;
        }

        var (isYear, isMonth, isDay) = (ours.Year == theirs.Year, ours.Month == theirs.Month, ours.Day == theirs.Day);
        return (isYear, isMonth, isDay) switch
        {
            (true, true, true) => Agreement.Same,
            (true, false, false) when ours.Month == theirs.Day && ours.Day == theirs.Month => Agreement.Swapped,
            (true, true, false) or (true, false, true) => Agreement.OnePartOff,
            (false, true, true) when IsYearSlip(ours.Year, theirs.Year) => Agreement.OnePartOff,
            _ => Agreement.Different,
        };
    }

    /// <summary>A slip of the pen in a year: one or ten out, or the last two digits changed places. A birthday shared across a generation is none.</summary>
    private static bool IsYearSlip(int a, int b) =>
        Math.Abs(a - b) is 1 or 10 || (a / 100 == b / 100 && a % 10 == b / 10 % 10 && b % 10 == a / 10 % 10);

    private static Agreement Sexes(Sex a, Sex b) =>
        a is not (Sex.Female or Sex.Male) || b is not (Sex.Female or Sex.Male) ? Agreement.NotKnown : a == b ? Agreement.Same : Agreement.Different;

    private static Agreement Postcodes(Postcode? a, Postcode? b)
    {
        if (a is not { } ours || b is not { } theirs)
        {
            return Agreement.NotKnown;
        }

        return ours == theirs ? Agreement.Same : ours.Outward == theirs.Outward ? Agreement.Outward : Agreement.Different;
    }

    /// <summary>One slip of the pen in a name of four letters or more, two in one of eight or more.</summary>
    private static bool IsClose(string a, string b)
    {
        var shorter = Math.Min(a.Length, b.Length);
        return shorter >= 4 && Slips(a, b) <= (shorter >= 8 ? 2 : 1);
    }

    /// <summary>Letters put in, left out, changed, or changed places (Damerau and Levenshtein, neighbouring letters).</summary>
    private static int Slips(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 2 || a.Length > 64 || b.Length > 64)
        {
            return int.MaxValue;
        }

        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], now = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                }
            }

            last.CopyTo(before);
            now.CopyTo(last);
        }

        return last[b.Length];
    }
}
