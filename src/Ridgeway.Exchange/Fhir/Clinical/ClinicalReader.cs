using System.Text.Json;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>Reads every property of a clinical resource once, in whatever order they come; of a name used twice the last counts.</summary>
internal sealed class ClinicalReader(Workbench bench, DocumentIndex index)
{
    private readonly ClinicalRules rules = new(bench, index);

    public void Read(scoped ref Utf8JsonReader json, scoped ref ObjectWalk walk, ref ResourceDraft draft)
    {
        var read = default(ClinicalDraft);
        while (walk.Next(ref json, bench))
        {
            var field = ClinicalFields.Of(walk.Name, draft.Type!.Reading);
            if (field == ClinicalField.NotUsed)
            {
                json.Skip();
            }
            else
            {
                ReadWhatItIs(field, walk.Name, ref json, ref draft, ref read);
            }
        }

        if (draft.Verdict != Verdict.SetAside)
        {
            rules.Conclude(ref draft, ref read);
        }

        if (draft.Verdict == Verdict.Ignored && draft.Subject.IsEmpty)
        {
            draft.Subject = read.Subject.Reference;
            draft.SubjectNhsNumber = read.Subject.NhsNumber;
        }
    }

    private void ReadWhatItIs(ClinicalField field, ReadOnlySpan<byte> name, scoped ref Utf8JsonReader json, ref ResourceDraft draft, ref ClinicalDraft read)
    {
        switch (field)
        {
            case ClinicalField.Id:
                draft.Id = bench.Text(ref json, "id");
                break;
            case ClinicalField.Meta:
                draft.Version = ResourceVersion.OfMeta(ref json);
                break;
            case ClinicalField.Status:
                read.Status = bench.Text(ref json, "status");
                break;
            case ClinicalField.Code:
                read.Code = draft.Type!.Reading is Reading.Encounter or Reading.CarePlan
                    ? Concept.ReadBest(ref json, bench, ElementPaths.Code(draft.Type.Reading))
                    : Concept.Read(ref json, bench, ElementPaths.Code(draft.Type.Reading));
                break;
            case ClinicalField.Subject:
                read.Subject = FhirReference.Read(ref json, bench, ElementPaths.Subject(draft.Type!.Reading));
                break;
            case ClinicalField.ClinicalStatus:
                read.ClinicalStatus = ReadStatus(ref json, "clinicalStatus");
                break;
            case ClinicalField.VerificationStatus:
                read.VerificationStatus = ReadStatus(ref json, "verificationStatus");
                break;
            case ClinicalField.MedicationReference:
                read.Medication = FhirReference.Read(ref json, bench, "medicationReference");
                break;
            case ClinicalField.ResourceType:
                ResourceReader.RefuseSecondType(ref json, bench, ref draft);
                break;
            case >= ClinicalField.Start and <= ClinicalField.EndOther:
                ReadWhen(field, draft.Type!.Reading, ref json, ref read);
                break;
            default:
                ReadWhatWasFound(field, name, ref json, ref read);
                break;
        }
    }

    private void ReadWhen(ClinicalField field, Reading reading, scoped ref Utf8JsonReader json, ref ClinicalDraft read)
    {
        switch (field)
        {
            case ClinicalField.Start:
                read.Start = FhirDate.Read(ref json, bench, ElementPaths.Start(reading));
                break;
            case ClinicalField.StartPeriod:
                var period = Period.Read(ref json, bench, ElementPaths.Start(reading));
                read.Start = period.Start.IsKnown ? period.Start : period.End;
                read.End = period.End;
                break;
            case ClinicalField.StartAge:
                read.StartAge = ReadAge(ref json);
                break;
            case ClinicalField.StartOther:
                read.HasStartInWords = json.TokenType != JsonTokenType.Null;
                json.Skip();
                break;
            case ClinicalField.Recorded:
                read.Recorded = FhirDate.Read(ref json, bench, ElementPaths.Recorded(reading));
                break;
            case ClinicalField.End:
                read.End = FhirDate.Read(ref json, bench, "abatement");
                read.HasEnded |= json.TokenType == JsonTokenType.String;
                break;
            case ClinicalField.EndPeriod:
                read.End = Period.Read(ref json, bench, "abatement").End;
                read.HasEnded = true;
                break;
            case ClinicalField.EndBoolean:
                read.HasEnded |= bench.Bool(ref json, "abatement") ?? false;
                break;
            default:
                read.HasEnded |= json.TokenType != JsonTokenType.Null;
                json.Skip();
                break;
        }
    }

    private void ReadWhatWasFound(ClinicalField field, ReadOnlySpan<byte> name, scoped ref Utf8JsonReader json, ref ClinicalDraft read)
    {
        switch (field)
        {
            case ClinicalField.Component:
                ReadComponents(ref json, ref read);
                break;
            case ClinicalField.HasMember:
                read.HasMembers = json.TokenType == JsonTokenType.StartArray;
                json.Skip();
                break;
            case ClinicalField.DataAbsentReason:
                read.HasAbsentReason = json.TokenType != JsonTokenType.Null;
                json.Skip();
                break;
            case ClinicalField.Dispense:
                ReadDispense(ref json, ref read);
                break;
            case ClinicalField.DoNotPerform:
                read.IsNotToBeDone = bench.Bool(ref json, "doNotPerform") ?? false;
                break;
            case ClinicalField.Intent:
                read.Intent = bench.Text(ref json, "intent");
                break;
            case ClinicalField.Contained:
                read.ContainedAt = json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject ? (int)json.TokenStartIndex : 0;
                json.Skip();
                break;
            default:
                read.Value = default;
                read.Value.Read(field, name, ref json, bench, "value");
                break;
        }
    }

    private void ReadComponents(scoped ref Utf8JsonReader json, ref ClinicalDraft read)
    {
        bench.Facts.Clear();
        var list = ListWalk.Over(ref json, bench, "component");
        for (var i = 0; list.Next(ref json); i++)
        {
            read.HasComponents = true;
            read.HasTroubledComponents |= Component.Read(ref json, bench, i);
        }
    }

    private void ReadDispense(scoped ref Utf8JsonReader json, ref ClinicalDraft read)
    {
        var walk = ObjectWalk.Over(ref json, bench, "dispenseRequest");
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("validityPeriod"u8))
            {
                read.End = Period.Read(ref json, bench, "dispenseRequest.validityPeriod").End;
            }
            else
            {
                json.Skip();
            }
        }
    }

    private ReadOnlySpan<byte> ReadStatus(scoped ref Utf8JsonReader json, string path) =>
        json.TokenType == JsonTokenType.String ? bench.Text(ref json, path) : StatusCode.Read(ref json, bench, path);

    private double? ReadAge(scoped ref Utf8JsonReader json)
    {
        var age = Quantity.Read(ref json, bench, "onset");
        return age switch
        {
            { Value: not { } } or { Value: double.NaN } => null,
            { Unit: null or { Ucum: "a" }, Value: { } years } => years,
            { Unit.Ucum: "mo", Value: { } months } => months / 12,
            _ => null,
        };
    }
}
