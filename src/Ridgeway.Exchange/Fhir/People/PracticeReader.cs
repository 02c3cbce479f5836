using System.Text;
using System.Text.Json;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Clinical;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>The practice as far as it was read: the best so far.</summary>
internal struct PracticeChoice
{
    public string? Code;
    public int Rank;
    public bool HasEnded;
}

/// <summary>
/// Reads the general practice from generalPractitioner (an ODS code, or a reference to an Organization or PractitionerRole in the
/// same Bundle), else from managingOrganization where that is a practice and not a hospital.
/// </summary>
internal sealed class PracticeReader(Workbench bench, DocumentIndex index)
{
    public void ReadOrSkip(ReadOnlySpan<byte> name, scoped ref Utf8JsonReader json, ref ResourceDraft draft, ref PracticeChoice choice)
    {
        if (name.SequenceEqual("generalPractitioner"u8))
        {
            var list = ListWalk.Over(ref json, bench, "generalPractitioner");
            while (list.Next(ref json))
            {
                Offer(FhirReference.Read(ref json, bench, "generalPractitioner"), ref draft, isManaging: false, ref choice);
            }
        }
        else if (name.SequenceEqual("managingOrganization"u8))
        {
            Offer(FhirReference.Read(ref json, bench, "managingOrganization"), ref draft, isManaging: true, ref choice);
        }
        else if (name.SequenceEqual("resourceType"u8))
        {
            ResourceReader.RefuseSecondType(ref json, bench, ref draft);
        }
        else
        {
            json.Skip();
        }
    }

    public void Conclude(PatientParts parts, PracticeChoice choice)
    {
        if (choice.Code is not { } written)
        {
            return;
        }

        if (!OdsCode.TryParse(written, out var code))
        {
            parts.Flag(DataQuality.PracticeUnreadable, written);
            bench.Doubts.Add("generalPractitioner", $"'{written}' is not an ODS code; it was left out");
            return;
        }

        parts.Practice = code;
        if (choice.HasEnded)
        {
            bench.Doubts.Add("generalPractitioner", $"Registration with {code.Value} has ended and there is no later one; it was kept as the last known");
        }
    }

    private void Offer(FhirReference reference, ref ResourceDraft draft, bool isManaging, ref PracticeChoice choice)
    {
        var code = reference.OrganisationCode.IsEmpty
            ? index.OrganisationCodeOf(ref draft, reference.Reference) ?? OfReference(reference.Reference)
            : Encoding.UTF8.GetString(reference.OrganisationCode).Trim();
        if (code is null || (isManaging && !LooksLikeAPractice(code)))
        {
            return;
        }

        var hasEnded = reference.EndedOn.IsKnown && reference.EndedOn.Day < bench.Today.DayNumber;
        var rank = (hasEnded ? 2 : 0) + (isManaging ? 1 : 0) + 1;
        if (choice.Code is null || rank < choice.Rank)
        {
            choice = new PracticeChoice { Code = code, Rank = rank, HasEnded = hasEnded };
        }
    }

    /// <summary>"Organization/A83008", as some systems use the ODS code for an id. Only what has a practice's shape is believed.</summary>
    private static string? OfReference(ReadOnlySpan<byte> reference)
    {
        if (!FhirReference.TypeOf(reference).SequenceEqual("Organization"u8))
        {
            return null;
        }

        var last = Encoding.UTF8.GetString(reference[(reference.LastIndexOf((byte)'/') + 1)..]);
        return LooksLikeAPractice(last) ? last : null;
    }

    /// <summary>General practices of England have a letter and five digits. Source: NHS Data Dictionary, GENERAL MEDICAL PRACTITIONER PRACTICE CODE.</summary>
    private static bool LooksLikeAPractice(string code) =>
        code.Length == 6 && char.IsAsciiLetter(code[0]) && code.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
