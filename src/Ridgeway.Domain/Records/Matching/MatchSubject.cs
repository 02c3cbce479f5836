using System.Globalization;
using System.Text;
using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Records.Matching;

/// <summary>The part of a person that matching looks at, made ready to be compared with many others.</summary>
public sealed record MatchSubject
{
    public MatchSubject(Person person, IReadOnlyList<NhsNumber>? formerNumbers = null)
    {
        (NhsNumber, IsVerified) = (person.NhsNumber, person.Verification == NhsNumberVerification.Verified);
        FormerNumbers = formerNumbers ?? [];
        FamilyParts = Parts(person.Name?.Family);
        Family = string.Concat(FamilyParts);
        Given = Parts(person.Name?.Given).FirstOrDefault() ?? "";
        (BirthDate, Sex, Postcode) = (person.BirthDate, person.Sex, person.Postcode);
    }

    public NhsNumber? NhsNumber { get; }

    public bool IsVerified { get; }

    public IReadOnlyList<NhsNumber> FormerNumbers { get; }

    /// <summary>Capital letters A to Z without accents, spaces or hyphens; empty where nothing is recorded.</summary>
    public string Family { get; }

    public IReadOnlyList<string> FamilyParts { get; }

    /// <summary>The first given name, in the same form.</summary>
    public string Given { get; }

    public PartialDate? BirthDate { get; }

    public Sex Sex { get; }

    public Postcode? Postcode { get; }

    /// <summary>Both names in the order of the alphabet, so that changed places make no difference; null where one is not recorded.</summary>
    public string? Names => Family.Length == 0 || Given.Length == 0 ? null : string.CompareOrdinal(Family, Given) < 0 ? $"{Family}|{Given}" : $"{Given}|{Family}";

    /// <summary>The keys this person is compared under, as numbers; a key with a part that is not recorded is none.</summary>
    public IEnumerable<ulong> Keys(MatchRules rules)
    {
        for (var i = 0; i < rules.Keys.Count; i++)
        {
            if (Key(i, rules.Keys[i]) is { } key)
            {
                yield return key;
            }
        }

        // A number and one that was superseded by it must meet under one key.
        foreach (var former in FormerNumbers)
        {
            yield return Hash($"nhs|{former.Value}");
        }
    }

    private ulong? Key(int number, IReadOnlyList<KeyPart> parts)
    {
        var text = new StringBuilder(parts is [KeyPart.NhsNumber] ? "nhs" : number.ToString(CultureInfo.InvariantCulture));
        foreach (var part in parts)
        {
            var value = Value(part);
            if (string.IsNullOrEmpty(value))
            {
                return null;
            }

            text.Append('|').Append(value);
        }

        return Hash(text.ToString());
    }

    private string? Value(KeyPart part) => part switch
    {
        KeyPart.NhsNumber => NhsNumber?.Value,
        KeyPart.BirthDate => BirthDate is { IsWhole: true } birth ? birth.ToString() : null,
        KeyPart.BirthYear => BirthDate?.Year.ToString(CultureInfo.InvariantCulture),
        KeyPart.Family => Family,
        KeyPart.FamilyStart => Family.Length >= 3 ? Family[..3] : Family,
        KeyPart.Given => Given,
        KeyPart.Names => Names,
        KeyPart.Postcode => Postcode?.Value,
    };

    private static string[] Parts(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return [];
        }

        var letters = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (char.IsLetter(letter))
            {
                letters.Append(PlainLetters.Of(letter));
            }
            else if (letter is ' ' or '-' or '\u2010' or '\u2013')
            {
                letters.Append(' ');
            }
        }

        return letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>FNV-1a over the characters: the same on every machine, with a finish that spreads the low bits.</summary>
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return hash ^ (hash >> 29);
    }
}
