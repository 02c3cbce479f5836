using System.Text.Json;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>
/// A CodeableConcept boiled down to one code: of several codings the first that a code list knows,
/// else SNOMED CT, else LOINC, else dm+d, else the first with a system and a code.
/// </summary>
internal ref struct Concept
{
    private const int LongestCode = 200, LongestDisplay = 400, MostCodings = 50, NoRank = int.MaxValue;

    private int rank;
    private int count;

    /// <summary>Number in the code book, or 0 where no coding could be used.</summary>
    public int Code { get; private set; }

    /// <summary>The words that came with it, for messages.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    public static Concept Read(scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        var concept = new Concept { rank = NoRank };
        if (json.TokenType == JsonTokenType.String)
        {
            bench.Doubts.Add(path, "is plain text where a coded value belongs");
            concept.Text = bench.Text(ref json, path);
            return concept;
        }

        var walk = ObjectWalk.Over(ref json, bench, path);
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("coding"u8))
            {
                var codings = ListWalk.Over(ref json, bench, path);
                while (codings.Next(ref json))
                {
                    concept.ReadCoding(ref json, bench, path);
                }
            }
            else if (walk.Name.SequenceEqual("text"u8))
            {
                concept.Text = bench.Text(ref json, path);
            }
            else
            {
                json.Skip();
            }
        }

        return concept;
    }

    /// <summary>Reads a list of concepts of which one is to be kept (CarePlan.category, Encounter.type): the best coding of all.</summary>
    public static Concept ReadBest(scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return Read(ref json, bench, path);
        }

        var best = new Concept { rank = NoRank };
        var list = ListWalk.Over(ref json, bench, path);
        while (list.Next(ref json))
        {
            var next = Read(ref json, bench, path);
            best = next.rank < best.rank || (best.Code == 0 && best.Text.IsEmpty) ? next : best;
        }

        return best;
    }

    /// <summary>Reads one Coding where FHIR has no concept around it.</summary>
    public static Concept ReadBare(scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        var concept = new Concept { rank = NoRank };
        concept.ReadCoding(ref json, bench, path);
        return concept;
    }

    private void ReadCoding(scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        ReadOnlySpan<byte> system = default, code = default, display = default;
        var walk = ObjectWalk.Over(ref json, bench, path);
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("system"u8))
            {
                system = bench.Text(ref json, path);
            }
            else if (walk.Name.SequenceEqual("code"u8))
            {
                code = bench.Text(ref json, path).Trim(" \t\r\n"u8);
            }
            else if (walk.Name.SequenceEqual("display"u8))
            {
                display = bench.Text(ref json, path);
            }
            else
            {
                json.Skip();
            }
        }

        if (Text.IsEmpty)
        {
            Text = display;
        }

        if (!system.IsEmpty && !code.IsEmpty && code.Length <= LongestCode && count++ < MostCodings)
        {
            Offer(bench, system, code, display.Length <= LongestDisplay ? display : default);
        }
    }

    private void Offer(Workbench bench, ReadOnlySpan<byte> system, ReadOnlySpan<byte> code, ReadOnlySpan<byte> display)
    {
        var name = bench.Systems.Find(system);
        var number = bench.RecentCodes.Add(name, code, display);
        var offered = bench.Notes.Knows(number) ? 0 : name.Rank;
        if (offered < rank)
        {
            rank = offered;
            Code = number;
        }
    }
}
