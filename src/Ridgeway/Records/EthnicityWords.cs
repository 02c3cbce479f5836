using Ridgeway.Codes;
using Ridgeway.Records.Ethnicities;

namespace Ridgeway.Records;

/// <summary>A consensus and what it was made of, in words.</summary>
internal static class EthnicityWords
{
    public static string Answer(EthnicConsensus consensus) => consensus.Ethnicity is { } ethnicity
        ? ethnicity.Category.ForPeople()
        : consensus.Reason == ConsensusReason.NotReadable ? "Something was sent that no published coding knows" : "Not asked: nobody has said anything";

    /// <summary>Why this answer, in a sentence.</summary>
    public static string Why(EthnicConsensus consensus, EthnicRanking ranking) => consensus.Reason switch
    {
        ConsensusReason.NotAsked => "No source says anything.",
        ConsensusReason.PersonSaid => "The person said so themselves, which goes before every record.",
        ConsensusReason.OnlyOneSays => "One source says which group.",
        ConsensusReason.AllAgree => "Every source that says which group says the same.",
        ConsensusReason.BelievedFirst => $"Sources differ. What {ranking.NameOf(consensus.Chosen!.Source)} says is believed before the others.",
        ConsensusReason.Latest => $"Sources that are believed alike differ ({ranking.NameOf(consensus.Chosen!.Source)}). The latest is taken.",
        ConsensusReason.HeardLast => "Sources that are believed alike differ on the same day. What came last is taken.",
        ConsensusReason.OnlyNotStated => "No source says which group; the person was asked and chose not to say.",
        ConsensusReason.OnlyNotKnown => "No source says which group, and none says that the person was asked.",
        ConsensusReason.NotReadable => "No published mapping knows the codes that were sent.",
    };

    /// <summary>The same sentence, for the person themselves.</summary>
    public static string WhyForYou(EthnicConsensus consensus, EthnicRanking ranking) => consensus.Reason switch
    {
        ConsensusReason.PersonSaid => "You said so yourself, which goes before every record.",
        ConsensusReason.OnlyNotStated => "No source says which group; you were asked and chose not to say.",
        ConsensusReason.OnlyNotKnown => "No source says which group, and none says that you were asked.",
        _ => Why(consensus, ranking),
    };

    /// <summary>What one source said, as it said it, with what that means and what is lost.</summary>
    public static string Said(EthnicStatement statement) => statement.Meaning switch
    {
        null => $"{statement.Display ?? statement.Code} (not known to any published coding)",
        { Category: null } meaning => $"{meaning.Display} (covers several categories; none is chosen)",
        { IsLossy: true, Category: { } category } meaning => $"{meaning.Display} (counted as {category.ForPeople()}: the national categories have no closer one)",
        { Category: { } category } => category.ForPeople(),
    };

    public static string Source(EthnicStatement statement, EthnicRanking ranking) =>
        statement.IsByPerson ? "The person, on their own page" : $"{statement.Source} ({ranking.NameOf(statement.Source)})";

    public static string SourceForYou(EthnicStatement statement, EthnicRanking ranking) => statement.IsByPerson ? "You, on this page" : Source(statement, ranking);

    public static string When(EthnicStatement statement) => statement.SaidOn is { } said
        ? PersonWords.Date(said)
        : $"not dated; received {Time.London.At(statement.HeardAt):d MMMM yyyy}";
}
