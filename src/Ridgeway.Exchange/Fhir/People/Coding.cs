using System.Text.Json;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>A FHIR Coding as text, for the details of a person.</summary>
internal readonly record struct Coding(string System, string? Code, string? Display)
{
    /// <summary>Every coding of a concept that has a code.</summary>
    public static List<Coding> ReadAll(scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        var all = new List<Coding>();
        var walk = ObjectWalk.Over(ref json, bench, path);
        while (walk.Next(ref json, bench))
        {
            if (!walk.Name.SequenceEqual("coding"u8))
            {
                json.Skip();
                continue;
            }

            var codings = ListWalk.Over(ref json, bench, path);
            while (codings.Next(ref json))
            {
                if (Read(ref json, bench, path) is { Code: not null } coding)
                {
                    all.Add(coding);
                }
            }
        }

        return all;
    }

    public static Coding Read(scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        string? system = null, code = null, display = null;
        var walk = ObjectWalk.Over(ref json, bench, path);
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("system"u8))
            {
                system = bench.String(ref json, path);
            }
            else if (walk.Name.SequenceEqual("code"u8))
            {
                code = bench.String(ref json, path);
            }
            else if (walk.Name.SequenceEqual("display"u8))
            {
                display = bench.String(ref json, path);
            }
            else
            {
                json.Skip();
            }
        }

        return new Coding(system ?? "", code, display);
    }
}
