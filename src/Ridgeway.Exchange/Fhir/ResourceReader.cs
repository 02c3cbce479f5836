using System.Text.Json;
using Ridgeway.Exchange.Fhir.Clinical;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Exchange.Fhir.People;

namespace Ridgeway.Exchange.Fhir;

/// <summary>Reads one resource: finds out what it is and gives it to who reads that.</summary>
internal sealed class ResourceReader(Workbench bench, DocumentIndex index)
{
    private readonly ClinicalReader clinical = new(bench, index);
    private readonly PatientReader patients = new(bench, index);
    private readonly QuestionnaireReader questionnaires = new(bench);
    private readonly FamilyHistoryReader families = new(bench);
    private ResourceType? lastType;

    /// <summary>Reads the resource the reader stands on, whole, into the draft. A Bundle is only recognised: the walk is left at its first property.</summary>
    public void Read(scoped ref Utf8JsonReader json, scoped ref ObjectWalk walk, ref ResourceDraft draft)
    {
        FindType(ref json, ref walk, ref draft);
        if (draft.Type is not { } type)
        {
            RefuseUntyped(ref draft);
            ReadOnlyId(ref json, ref walk, ref draft);
            return;
        }

        switch (type.Reading)
        {
            case Reading.Bundle:
                break;
            case Reading.Patient:
                patients.Read(ref json, ref walk, ref draft);
                break;
            case Reading.QuestionnaireResponse:
                questionnaires.Read(ref json, ref walk, ref draft);
                break;
            case Reading.FamilyMemberHistory:
                families.Read(ref json, ref walk, ref draft);
                break;
            case Reading.Ignored:
                ReadOnlyId(ref json, ref walk, ref draft);
                draft.Ignore(type.IgnoredWhy);
                break;
            default:
                clinical.Read(ref json, ref walk, ref draft);
                break;
        }
    }

    /// <summary>A second "resourceType" that says the same does no harm; one that says something else makes the resource unreadable.</summary>
    public static void RefuseSecondType(scoped ref Utf8JsonReader json, Workbench bench, ref ResourceDraft draft)
    {
        if (!bench.Text(ref json, "resourceType").SequenceEqual(draft.Type!.Utf8Name))
        {
            draft.SetAside("resourceType", "is given twice and not alike; it cannot be told what this is");
        }
    }

    /// <summary>The type nearly always comes first. Where it does not, it is looked for ahead and reading starts from the first property.</summary>
    private void FindType(scoped ref Utf8JsonReader json, scoped ref ObjectWalk walk, ref ResourceDraft draft)
    {
        if (!walk.Next(ref json, bench))
        {
            return;
        }

        if (walk.Name.SequenceEqual("resourceType"u8))
        {
            TakeType(ref json, ref draft);
            return;
        }

        var ahead = json;
        var look = walk;
        do
        {
            if (look.Name.SequenceEqual("resourceType"u8))
            {
                TakeType(ref ahead, ref draft);
                break;
            }

            ahead.Skip();
        }
        while (look.Next(ref ahead, bench));
        walk.Stay();
    }

    private void TakeType(scoped ref Utf8JsonReader json, ref ResourceDraft draft)
    {
        draft.TypeText = bench.Text(ref json, "resourceType");
        if (lastType is not null && draft.TypeText.SequenceEqual(lastType.Utf8Name))
        {
            draft.Type = lastType;
            return;
        }

        draft.Type = ResourceType.Find(draft.TypeText);
        lastType = draft.Type ?? lastType;
    }

    private static void RefuseUntyped(ref ResourceDraft draft)
    {
        if (draft.TypeText.IsEmpty)
        {
            draft.SetAside("resourceType", "is missing, so this is not a FHIR resource");
        }
        else
        {
            draft.SetAside("resourceType", $"'{Workbench.Shorten(draft.TypeText)}' is not a resource type of FHIR R4 (it may be of another version, or misspelt)");
        }
    }

    private void ReadOnlyId(scoped ref Utf8JsonReader json, scoped ref ObjectWalk walk, ref ResourceDraft draft)
    {
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("id"u8))
            {
                draft.Id = bench.Text(ref json, "id");
            }
            else if (draft.Type is null && walk.Name.SequenceEqual("transactionTime"u8))
            {
                draft.SetAside("resourceType", "is missing: this looks like a Bulk Data manifest. Import the NDJSON files that it names");
                json.Skip();
            }
            else if (draft.Subject.IsEmpty && json.TokenType == JsonTokenType.StartObject && IsSubject(walk.Name))
            {
                ReadSubject(ref json, ref draft);
            }
            else
            {
                json.Skip();
            }
        }
    }

    /// <summary>What is wrong in a resource that is only kept is nobody's trouble here.</summary>
    private void ReadSubject(scoped ref Utf8JsonReader json, ref ResourceDraft draft)
    {
        var wasMuted = bench.Doubts.Muted;
        bench.Doubts.Muted = true;
        var subject = FhirReference.Read(ref json, bench, "subject");
        draft.Subject = subject.Reference;
        draft.SubjectNhsNumber = subject.NhsNumber;
        bench.Doubts.Muted = wasMuted;
    }

    /// <summary>The elements that point to the Patient a resource is about. Source: hl7.org/fhir/R4/compartmentdefinition-patient.</summary>
    private static bool IsSubject(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("subject"u8) || name.SequenceEqual("patient"u8) || name.SequenceEqual("beneficiary"u8)
        || name.SequenceEqual("individual"u8) || name.SequenceEqual("for"u8);
}
