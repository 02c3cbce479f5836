using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Records.Ethnicities;

/// <summary>Which sources are believed before which, as dated content. The person comes before all of them.</summary>
/// <param name="Id">"england".</param>
/// <param name="Version">As the content says.</param>
/// <param name="Effective">The days on which it holds.</param>
/// <param name="Kinds">Kinds of source, the most believed first.</param>
/// <param name="Source">Where the order is from.</param>
public sealed record EthnicRanking(string Id, string Version, EffectiveDates Effective, IReadOnlyList<SourceKind> Kinds, Citation? Source)
{
    /// <summary>The place of a source: 0 for the person, then 1, 2, 3…; the last for a source that is of no kind named here.</summary>
    public int RankOf(string source)
    {
        if (source == EthnicStatement.ByPerson)
        {
            return 0;
        }

        for (var i = 0; i < Kinds.Count; i++)
        {
            if (Kinds[i].Includes(source))
            {
                return i + 1;
            }
        }

        return Kinds.Count + 1;
    }

    /// <summary>What kind of source it is, in words.</summary>
    public string NameOf(string source) => RankOf(source) switch
    {
        0 => "the person themselves",
        var rank when rank <= Kinds.Count => Kinds[rank - 1].Name,
        _ => "another source",
    };
}

/// <param name="Name">In words: "their general practice".</param>
/// <param name="Words">A source is of this kind when its name holds one of these words.</param>
public sealed record SourceKind(string Name, IReadOnlyList<string> Words)
{
    public bool Includes(string source) => Words.Any(word => source.Contains(word, StringComparison.OrdinalIgnoreCase));
}
