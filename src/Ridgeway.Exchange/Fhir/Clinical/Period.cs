using System.Text.Json;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>A FHIR Period, either end of which may be missing.</summary>
internal readonly record struct Period(FhirDate Start, FhirDate End)
{
    public static Period Read(scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        FhirDate start = default, end = default;
        var walk = ObjectWalk.Over(ref json, bench, path);
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("start"u8))
            {
                start = FhirDate.Read(ref json, bench, path);
            }
            else if (walk.Name.SequenceEqual("end"u8))
            {
                end = FhirDate.Read(ref json, bench, path);
            }
            else
            {
                json.Skip();
            }
        }

        return new Period(start, end);
    }
}
