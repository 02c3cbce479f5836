using System.Text.Json;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>
/// Reads a FamilyMemberHistory: each coded condition of the relative becomes a finding kept apart from the person's own
/// conditions (<see cref="KeptApart"/>), with the relationship as its answer.
/// </summary>
internal sealed class FamilyHistoryReader(Workbench bench)
{
    public void Read(scoped ref Utf8JsonReader json, scoped ref ObjectWalk walk, ref ResourceDraft draft)
    {
        var read = default(ClinicalDraft);
        var relationship = default(Concept);
        var (conditions, withoutCode) = (0, 0);
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("condition"u8))
            {
                bench.Facts.Clear();
                (conditions, withoutCode) = ReadConditions(ref json);
            }
            else if (walk.Name.SequenceEqual("relationship"u8))
            {
                relationship = Concept.Read(ref json, bench, "relationship");
            }
            else if (walk.Name.SequenceEqual("date"u8))
            {
                read.Recorded = FhirDate.Read(ref json, bench, "date");
            }
            else
            {
                ReadField(walk.Name, ref json, ref draft, ref read);
            }
        }

        var isOver = false;
        if (draft.Verdict != Verdict.SetAside
            && StatusRules.Allow(bench, ref draft, Statuses.FamilyMemberHistory, read.Status, "status", isNeeded: true, ref isOver)
            && SubjectRules.IsAboutAPerson(bench, ref draft, read.Subject, "patient", ref read))
        {
            Conclude(ref draft, read.Recorded, relationship.Code, conditions, withoutCode);
        }

        if (draft.Verdict == Verdict.Ignored && draft.Subject.IsEmpty)
        {
            draft.Subject = read.Subject.Reference;
            draft.SubjectNhsNumber = read.Subject.NhsNumber;
        }
    }

    private void ReadField(ReadOnlySpan<byte> name, scoped ref Utf8JsonReader json, ref ResourceDraft draft, ref ClinicalDraft read)
    {
        switch (ClinicalFields.Of(name))
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
            case ClinicalField.Subject when name.SequenceEqual("patient"u8):
                read.Subject = FhirReference.Read(ref json, bench, "patient");
                break;
            case ClinicalField.ResourceType:
                ResourceReader.RefuseSecondType(ref json, bench, ref draft);
                break;
            case ClinicalField.Contained:
                read.ContainedAt = json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject ? (int)json.TokenStartIndex : 0;
                json.Skip();
                break;
            default:
                json.Skip();
                break;
        }
    }

    private (int Conditions, int WithoutCode) ReadConditions(scoped ref Utf8JsonReader json)
    {
        var (count, withoutCode) = (0, 0);
        var list = ListWalk.Over(ref json, bench, "condition");
        while (list.Next(ref json))
        {
            count++;
            var code = 0;
            var walk = ObjectWalk.Over(ref json, bench, "condition");
            while (walk.Next(ref json, bench))
            {
                if (walk.Name.SequenceEqual("code"u8))
                {
                    code = Concept.Read(ref json, bench, "condition.code").Code;
                }
                else
                {
                    json.Skip();
                }
            }

            withoutCode += code == 0 || bench.Facts.IsFull ? 1 : 0;
            if (code != 0 && !bench.Facts.IsFull)
            {
                bench.Facts.Add(new Fact
                {
                    Kind = FactKind.Finding,
                    Code = KeptApart.Code(bench, Reading.FamilyMemberHistory, code),
                    Day = Fact.NoDay,
                    EndDay = Fact.NoDay,
                    RawValue = double.NaN,
                });
            }
        }

        return (count, withoutCode);
    }

    private void Conclude(ref ResourceDraft draft, FhirDate recorded, int relationship, int conditions, int withoutCode)
    {
        if (bench.Facts.Count == 0)
        {
            draft.Ignore(conditions == 0 ? "it names no condition of the relative" : "none of the relative's conditions has a code with its code system");
            return;
        }

        if (recorded.Day > bench.LastBelievableDay)
        {
            draft.SetAside("date", $"is {DateOnly.FromDayNumber(recorded.Day):yyyy-MM-dd}, which is in the future; correct it at the source");
            return;
        }

        if (withoutCode > 0)
        {
            bench.Doubts.Add("condition", $"has {withoutCode:N0} of {conditions:N0} without a code; those were left out");
        }

        foreach (ref var fact in bench.Facts.All)
        {
            fact = fact with { Day = recorded.Day, Precision = recorded.Precision, Answer = relationship };
        }

        draft.Verdict = Verdict.Facts;
    }
}
