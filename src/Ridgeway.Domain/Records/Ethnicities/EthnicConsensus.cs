using Ridgeway.Codes;

namespace Ridgeway.Records.Ethnicities;

/// <summary>Why the consensus is what it is.</summary>
public enum ConsensusReason
{
    /// <summary>Nobody has said anything: the question was not asked.</summary>
    NotAsked,

    /// <summary>The person said so themselves; that goes before every record.</summary>
    PersonSaid,

    /// <summary>Only one source says which group.</summary>
    OnlyOneSays,

    /// <summary>Every source that says which group says the same.</summary>
    AllAgree,

    /// <summary>Sources differ; one is believed before the others.</summary>
    BelievedFirst,

    /// <summary>Sources that are believed alike differ; the latest is taken.</summary>
    Latest,

    /// <summary>Sources believed alike differ on the same day; the one that came last is taken.</summary>
    HeardLast,

    /// <summary>No source says which group, and at least one says that the person chose not to.</summary>
    OnlyNotStated,

    /// <summary>No source says which group, and none says that the person was asked.</summary>
    OnlyNotKnown,

    /// <summary>Something was sent, and no published mapping knows it.</summary>
    NotReadable,
}

/// <summary>One answer out of what several sources say, with its reason and what speaks against it.</summary>
/// <param name="Chosen">The statement taken; null where there is none that can be read.</param>
/// <param name="Reason">Why it was taken.</param>
/// <param name="Conflicts">The latest word of each source that says another group, the most believed first.</param>
/// <param name="Standing">The latest word of each source, the most believed first.</param>
public sealed record EthnicConsensus(
    EthnicStatement? Chosen, ConsensusReason Reason, IReadOnlyList<EthnicStatement> Conflicts, IReadOnlyList<EthnicStatement> Standing)
{
    public Ethnicity? Ethnicity => Chosen?.Meaning?.Category is { } category ? new Ethnicity(category, Chosen.Code, Chosen.Scheme) : null;

    /// <summary>True where a conflict goes across the five groups.</summary>
    public bool IsAcrossGroups => Conflicts.Any(other => other.Meaning!.Category!.Value.Group() != Ethnicity!.Category.Group());

    /// <summary>
    /// Decides. What the person says of themselves goes first, "not stated" included. Then a category that says which group
    /// before one that does not, then the source believed more, then the later day, then what was heard later.
    /// </summary>
    public static EthnicConsensus Of(IReadOnlyList<EthnicStatement> statements, EthnicRanking ranking)
    {
        if (statements.Count == 0)
        {
            return new EthnicConsensus(null, ConsensusReason.NotAsked, [], []);
        }

        var standing = statements
            .Where(statement => statement.Meaning?.Category is not null)
            .GroupBy(statement => statement.Source, StringComparer.Ordinal)
            .Select(LastWord)
            .OrderBy(statement => ranking.RankOf(statement.Source))
            .ThenByDescending(statement => statement.Latest)
            .ThenByDescending(statement => statement.HeardAt)
            .ThenBy(statement => statement.Source, StringComparer.Ordinal)
            .ToList();
        if (standing.Count == 0)
        {
            return new EthnicConsensus(null, ConsensusReason.NotReadable, [], []);
        }

        var known = standing.Where(statement => statement.IsKnown).ToList();
        var chosen = standing[0].IsByPerson && standing[0].Meaning!.Category != EthnicCategory.NotKnown ? standing[0]
            : known.FirstOrDefault()
            ?? standing.FirstOrDefault(statement => statement.Meaning!.Category == EthnicCategory.NotStated)
            ?? standing[0];
        var conflicts = known.Where(other => other.Meaning!.Category != chosen.Meaning!.Category && chosen.Meaning.Category != EthnicCategory.NotKnown).ToList();
        return new EthnicConsensus(chosen, ReasonFor(chosen, known, conflicts, ranking), conflicts, standing);
    }

    /// <summary>A source's last word. A record that has lost what it knew has not learnt otherwise; a person who takes it back has.</summary>
    private static EthnicStatement LastWord(IGrouping<string, EthnicStatement> said) => said
        .OrderByDescending(statement => statement.IsByPerson || statement.IsKnown)
        .ThenByDescending(statement => statement.Latest)
        .ThenByDescending(statement => statement.HeardAt)
        .First();

    private static ConsensusReason ReasonFor(EthnicStatement chosen, List<EthnicStatement> known, List<EthnicStatement> conflicts, EthnicRanking ranking)
    {
        if (chosen.IsByPerson)
        {
            return ConsensusReason.PersonSaid;
        }

        if (!chosen.IsKnown)
        {
            return chosen.Meaning!.Category == EthnicCategory.NotStated ? ConsensusReason.OnlyNotStated : ConsensusReason.OnlyNotKnown;
        }

        if (conflicts.Count == 0)
        {
            return known.Count == 1 ? ConsensusReason.OnlyOneSays : ConsensusReason.AllAgree;
        }

        var alike = conflicts.Where(other => ranking.RankOf(other.Source) == ranking.RankOf(chosen.Source)).ToList();
        return alike.Count == 0 ? ConsensusReason.BelievedFirst
            : alike.Exists(other => other.Latest == chosen.Latest) ? ConsensusReason.HeardLast
            : ConsensusReason.Latest;
    }
}
