using System.Text;
using Ridgeway.Codes;

namespace Ridgeway.Exchange.Fhir.Json;

/// <summary>What an identifier system is for, as far as Ridgeway cares.</summary>
internal enum SystemUse : byte
{
    Other,
    NhsNumber,
    OrganisationCode,
}

/// <param name="Address">The address in the form Ridgeway stores.</param>
/// <param name="Rank">Which coding to keep of several: the lowest.</param>
internal sealed record SystemName(string Address, int Rank, SystemUse Use);

/// <summary>
/// Turns the addresses of code and identifier systems found in the wild (other case, http for https, a slash more,
/// a SNOMED edition, an OID) into the one form Ridgeway stores. Source: corpora read 2026; OIDs from HL7 THO and NHS Data Dictionary.
/// </summary>
internal sealed class SystemNames
{
    private const int SnomedRank = 1, LoincRank = 2, DmdRank = 3, OtherRank = 4;

    /// <summary>No honest sender has more; beyond it names are worked out afresh, so that rubbish cannot fill memory.</summary>
    private const int MostRemembered = 10_000;

    private static readonly SystemName Snomed = new(CodeSystem.Snomed, SnomedRank, SystemUse.Other);
    private static readonly SystemName Loinc = new(CodeSystem.Loinc, LoincRank, SystemUse.Other);
    private static readonly SystemName Dmd = new(CodeSystem.Dmd, DmdRank, SystemUse.Other);
    private static readonly SystemName Ucum = new(CodeSystem.Ucum, OtherRank, SystemUse.Other);

    private readonly Utf8Table<SystemName> known = [];

    public SystemName Find(ReadOnlySpan<byte> written)
    {
        // Most of what is read is one of these, exactly so.
        if (written.SequenceEqual("http://snomed.info/sct"u8))
        {
            return Snomed;
        }

        if (written.SequenceEqual("http://loinc.org"u8))
        {
            return Loinc;
        }

        if (written.SequenceEqual("http://unitsofmeasure.org"u8))
        {
            return Ucum;
        }

        if (!known.TryGet(written, out var name))
        {
            name = WorkOut(Encoding.UTF8.GetString(written).Trim());
            if (known.Count < MostRemembered)
            {
                known.Add(written, name);
            }
        }

        return name;
    }

    private static SystemName WorkOut(string written)
    {
        var bare = Bare(written);
        if (bare is "snomed.info/sct" or "snomed.info/id" or "2.16.840.1.113883.6.96" || bare.StartsWith("snomed.info/sct/", StringComparison.Ordinal))
        {
            return Snomed;
        }

        return bare switch
        {
            "loinc.org" or "2.16.840.1.113883.6.1" => Loinc,
            "dmd.nhs.uk" => Dmd,
            "unitsofmeasure.org" or "2.16.840.1.113883.6.8" => Ucum,
            "nlm.nih.gov/research/umls/rxnorm" or "2.16.840.1.113883.6.88" => new SystemName(CodeSystem.RxNorm, OtherRank, SystemUse.Other),
            "hl7.org/fhir/sid/cvx" or "2.16.840.1.113883.12.292" => new SystemName(CodeSystem.Cvx, OtherRank, SystemUse.Other),
            "fhir.nhs.uk/id/nhs-number" or "fhir.nhs.net/id/nhs-number" or "fhir.hl7.org.uk/id/nhs-number" or "2.16.840.1.113883.2.1.4.1" =>
                new SystemName("https://fhir.nhs.uk/Id/nhs-number", OtherRank, SystemUse.NhsNumber),
            _ when IsOrganisation(bare) => new SystemName("https://fhir.nhs.uk/Id/ods-organization-code", OtherRank, SystemUse.OrganisationCode),
            _ => new SystemName(written, OtherRank, SystemUse.Other),
        };
    }

    /// <summary>Both hosts, both spellings of Id, and the older "ODS-code" have all been met.</summary>
    private static bool IsOrganisation(string bare) =>
        (bare.StartsWith("fhir.nhs.uk/id/", StringComparison.Ordinal) || bare.StartsWith("fhir.hl7.org.uk/id/", StringComparison.Ordinal) || bare.StartsWith("fhir.nhs.net/id/", StringComparison.Ordinal))
        && (bare.EndsWith("/ods-organization-code", StringComparison.Ordinal) || bare.EndsWith("/ods-organisation-code", StringComparison.Ordinal)
            || bare.EndsWith("/ods-site-code", StringComparison.Ordinal) || bare.EndsWith("/ods-code", StringComparison.Ordinal));

    /// <summary>Lower case, without scheme, "www.", "urn:oid:", and trailing slashes or question marks.</summary>
    private static string Bare(string written)
    {
        var bare = written.ToLowerInvariant().AsSpan();
        foreach (var start in (ReadOnlySpan<string>)["urn:oid:", "https://", "http://", "www."])
        {
            bare = bare.StartsWith(start, StringComparison.Ordinal) ? bare[start.Length..] : bare;
        }

        var version = bare.IndexOf('|');
        return (version < 0 ? bare : bare[..version]).TrimEnd("/? ").ToString();
    }
}
