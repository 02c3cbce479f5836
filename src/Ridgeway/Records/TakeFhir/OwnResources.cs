using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Records.Giving;
using Ridgeway.Records.Sources;

namespace Ridgeway.Records.TakeFhir;

/// <summary>Whose a resource is: what a source sent is changed and taken back by that source, and by nobody at the FHIR address.</summary>
internal sealed class OwnResources(ImportSources imports)
{
    /// <summary>The system a resource came from, where that is not whoever sends here; null for what may be changed here.</summary>
    public async Task<string?> OtherSourceAsync(GivenResource there, CancellationToken cancel)
    {
        // A UUID is one resource wherever it is sent from. meta.source is "urn:uuid:IMPORT#FILE.LINE".
        if (there.Type == "Patient" || Guid.TryParse(there.Id, out _) || GivenTree.Text(there.Json["meta"]?["source"]) is not { Length: >= 45 } written
            || !Guid.TryParse(written.AsSpan(9, 36), out var id) || id == Guid.Empty)
        {
            return null;
        }

        var import = new ImportId(id);
        return (await imports.OfAsync([import], cancel)).TryGetValue(import, out var from) && from.Name != PublicId.OwnSpace ? from.Name : null;
    }
}
