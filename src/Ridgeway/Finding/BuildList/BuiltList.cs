using Ridgeway.Codes;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;

namespace Ridgeway.Finding.BuildList;

/// <summary>Somebody who fits a list, and why they are left out where they are.</summary>
internal sealed record ListedPerson(Candidate Candidate, OdsCode? Practice, Exclusion? LeftOut)
{
    public PersonId Person => Candidate.Person;
}

/// <summary>A list as it is on a day, before anybody's record is opened.</summary>
internal sealed record BuiltList
{
    public required ListDefinition Definition { get; init; }

    public required DateOnly On { get; init; }

    public required InvitationRules Rules { get; init; }

    /// <summary>Everyone who fits, those left out too, in order of identifier.</summary>
    public required IReadOnlyList<ListedPerson> People { get; init; }

    /// <summary>Those who fit and are not left out, by group.</summary>
    public required GroupTally Listed { get; init; }

    /// <summary>The whole register the definition begins with, by group.</summary>
    public required GroupTally Register { get; init; }

    public required GroupTally Population { get; init; }

    /// <summary>When the run was finished that registers were read from; null where everyone was asked for this list.</summary>
    public required DateTime? AsOfUtc { get; init; }

    /// <summary>The same register by the groups that a choice is made from.</summary>
    public required IReadOnlyDictionary<NeedGroup, long> RegisterByNeed { get; init; }

    public IEnumerable<ListedPerson> MayBeInvited => People.Where(person => person.LeftOut is null);

    /// <summary>How many are left out for each reason; every reason, the empty ones too.</summary>
    public IReadOnlyList<(Exclusion Why, int Count)> LeftOut
    {
        get
        {
            var counts = People.Where(person => person.LeftOut is not null).CountBy(person => person.LeftOut!.Value).ToDictionary();
            return [.. Enum.GetValues<Exclusion>().Select(why => (why, counts.GetValueOrDefault(why)))];
        }
    }

    public EquityPanel Panel => EquityPanel.Of(Listed, Register, Population);

    /// <summary>Chooses in proportion to need. The same list on the same day and the same seed give the same people.</summary>
    public Chosen Choose(int howMany, ulong seed) =>
        ChooseInProportion.Of([.. MayBeInvited.Select(person => person.Candidate)], RegisterByNeed, Rules.Selection, howMany, seed);
}

internal abstract record BuildOutcome
{
    private BuildOutcome()
    {
    }

    public sealed record Built(BuiltList List) : BuildOutcome;

    /// <summary>Parts of the definition name nothing that there is.</summary>
    public sealed record Wrong(IReadOnlyList<ListProblem> Problems) : BuildOutcome;
}
