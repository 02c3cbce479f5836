using System.Text;
using System.Text.Json.Nodes;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Exchange.Fhir.People;
using Ridgeway.Exchange.Fhir.R4;
using Ridgeway.Exchange.Fhir.Writing;

namespace Ridgeway.Exchange.Fhir.Giving;

/// <summary>
/// Turns the retired and misspelt codings found in the wild into the current UK Core ones: the verification of an NHS number and the
/// ethnic category of England, and the addresses of systems. What a retired coding said that the current one cannot is kept beside it.
/// </summary>
internal sealed class UkCoreCodings
{
    private readonly SystemNames systems = new();

    public void MakeCurrent(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject made:
                Current(made);
                foreach (var property in made)
                {
                    MakeCurrent(property.Value);
                }

                break;
            case JsonArray list:
                foreach (var one in list)
                {
                    MakeCurrent(one);
                }

                break;
        }
    }

    private void Current(JsonObject made)
    {
        if (R4Tree.Text(made["system"]) is { Length: > 0 } system && Address(system) is var address && address != system)
        {
            if (address.StartsWith(CodeSystem.Snomed, StringComparison.Ordinal) && system.Contains("/version/", StringComparison.Ordinal) && !made.ContainsKey("version"))
            {
                made["version"] = system;
            }

            made["system"] = address;
        }

        if (R4Tree.Text(made["url"]) is not { } url || !made.ContainsKey("valueCodeableConcept"))
        {
            return;
        }

        if (url.EndsWith("NHSNumberVerificationStatus", StringComparison.OrdinalIgnoreCase))
        {
            made["url"] = FhirAddresses.Verification;
            Verification(made["valueCodeableConcept"] as JsonObject);
        }
        else if (url.EndsWith("-EthnicCategory", StringComparison.OrdinalIgnoreCase))
        {
            made["url"] = FhirAddresses.EthnicCategory;
            Ethnicity(made["valueCodeableConcept"] as JsonObject);
        }
    }

    private static void Verification(JsonObject? concept)
    {
        foreach (var coding in R4Tree.Objects(concept?["coding"]))
        {
            var status = R4Tree.Text(coding["code"]) is { } code ? PatientIdentifiers.VerificationOf(Encoding.UTF8.GetBytes(code)) : Records.NhsNumberVerification.NotSaid;
            if (status == Records.NhsNumberVerification.NotSaid || R4Tree.Text(coding["system"])?.EndsWith("Wales", StringComparison.Ordinal) == true)
            {
                continue;
            }

            coding["system"] = FhirAddresses.VerificationEngland;
            coding["code"] = $"0{(int)status}";
            coding["display"] = WordsOf(status);
            coding.Remove("version");
        }
    }

    /// <summary>Source: UK Core CodeSystem NHSNumberVerificationStatusEngland.</summary>
    private static string WordsOf(Records.NhsNumberVerification status) => status switch
    {
        Records.NhsNumberVerification.Verified => "Number present and verified",
        Records.NhsNumberVerification.NotTraced => "Number present but not traced",
        Records.NhsNumberVerification.TraceRequired => "Trace required",
        Records.NhsNumberVerification.NoOrMultipleMatch => "Trace attempted - No match or multiple match found",
        Records.NhsNumberVerification.NeedsResolving => "Trace needs to be resolved - (NHS Number or patient detail conflict)",
        Records.NhsNumberVerification.InProgress => "Trace in progress",
        Records.NhsNumberVerification.NotPresentNotRequired => "Number not present and trace not required",
        Records.NhsNumberVerification.Postponed => "Trace postponed (baby under six weeks old)",
        Records.NhsNumberVerification.NotSaid => "",
    };

    private static void Ethnicity(JsonObject? concept)
    {
        foreach (var coding in R4Tree.Objects(concept?["coding"]))
        {
            var (system, code) = (R4Tree.Text(coding["system"]) ?? "", R4Tree.Text(coding["code"]) ?? "");
            // Wales and Scotland have value sets of their own, which stay as they are.
            if (system.EndsWith("Wales", StringComparison.Ordinal) || system.EndsWith("Scotland", StringComparison.Ordinal) || EthnicCodes.Find(system, code) is not { } found)
            {
                continue;
            }

            var national = found.Category.NationalCode();
            if (system == FhirAddresses.EthnicCategoryEngland && code == national)
            {
                continue;
            }

            // "CA" says more than C: its words stay, as the words of the concept.
            if (concept!["text"] is null && R4Tree.Text(coding["display"]) is { } words)
            {
                concept["text"] = words;
            }

            coding["system"] = FhirAddresses.EthnicCategoryEngland;
            coding["code"] = national;
            coding.Remove("display");
            coding.Remove("version");
        }
    }

    private string Address(string system)
    {
        var known = systems.Find(Encoding.UTF8.GetBytes(system));
        // A site's code and an organisation's are read alike and stay apart.
        if (known.Use == SystemUse.OrganisationCode && system.Contains("site", StringComparison.OrdinalIgnoreCase))
        {
            return "https://fhir.nhs.uk/Id/ods-site-code";
        }

        if (known.Address != system)
        {
            return known.Address;
        }

        foreach (var host in (ReadOnlySpan<string>)["fhir.nhs.uk", "fhir.hl7.org.uk"])
        {
            foreach (var start in new[] { $"http://{host}/id/", $"https://{host}/id/" })
            {
                if (system.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                {
                    return $"https://{host}/Id/{system[start.Length..]}";
                }
            }
        }

        return system;
    }
}
