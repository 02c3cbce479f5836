using System.Text.Json;
using Ridgeway.Exchange.Fhir.Clinical;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>Chooses one name of several: official, then usual, then one that does not say, never an old one where there is a present one.</summary>
internal static class NameReader
{
    private const int Worst = 100;

    public static PersonName? Read(scoped ref Utf8JsonReader json, Workbench bench)
    {
        PersonName? best = null;
        var bestRank = Worst;
        var list = ListWalk.Over(ref json, bench, "name");
        while (list.Next(ref json))
        {
            var (name, rank) = ReadOne(ref json, bench);
            if (name is not null && rank < bestRank)
            {
                best = name;
                bestRank = rank;
            }
        }

        return best;
    }

    private static (PersonName? Name, int Rank) ReadOne(scoped ref Utf8JsonReader json, Workbench bench)
    {
        string? family = null, given = null, prefix = null, text = null;
        var rank = 2;
        var hasEnded = false;
        var walk = ObjectWalk.Over(ref json, bench, "name");
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("family"u8))
            {
                family = Words.Of(ref json, bench, "name.family");
            }
            else if (walk.Name.SequenceEqual("given"u8))
            {
                given = Words.Of(ref json, bench, "name.given");
            }
            else if (walk.Name.SequenceEqual("prefix"u8))
            {
                prefix = Words.Of(ref json, bench, "name.prefix");
            }
            else if (walk.Name.SequenceEqual("text"u8))
            {
                text = bench.String(ref json, "name.text");
            }
            else if (walk.Name.SequenceEqual("use"u8))
            {
                rank = RankOf(bench.Text(ref json, "name.use"));
            }
            else if (walk.Name.SequenceEqual("period"u8))
            {
                hasEnded = Period.Read(ref json, bench, "name.period").End is { IsKnown: true } end && end.Day < bench.Today.DayNumber;
            }
            else
            {
                json.Skip();
            }
        }

        var name = family is null && given is null
            ? text is null ? null : new PersonName(null, text)
            : new PersonName(family, given, prefix);
        return (name, rank + (hasEnded ? 10 : 0));
    }

    private static int RankOf(ReadOnlySpan<byte> use) =>
        use.SequenceEqual("official"u8) ? 0
        : use.SequenceEqual("usual"u8) ? 1
        : use.SequenceEqual("old"u8) || use.SequenceEqual("maiden"u8) ? 20
        : use.IsEmpty ? 2
        : 3;
}
