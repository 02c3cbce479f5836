using System.Text.Json;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>
/// Reads a QuestionnaireResponse: each answer that is a number, a code or yes/no becomes a fact whose code is
/// "questionnaire|linkId" among Ridgeway's own. Answers in words are counted, not kept: they are not facts.
/// </summary>
internal sealed class QuestionnaireReader(Workbench bench)
{
    private const int LongestCode = 200;

    public void Read(scoped ref Utf8JsonReader json, scoped ref ObjectWalk walk, ref ResourceDraft draft)
    {
        var read = default(ClinicalDraft);
        ReadOnlySpan<byte> questionnaire = default;
        var items = default(Utf8JsonReader);
        var hasItems = false;
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("questionnaire"u8))
            {
                questionnaire = WithoutVersion(bench.Text(ref json, "questionnaire"));
            }
            else if (walk.Name.SequenceEqual("item"u8))
            {
                // The questionnaire may be named after its answers, so they are come back to.
                items = json;
                hasItems = true;
                json.Skip();
            }
            else
            {
                ReadField(walk.Name, ref json, ref draft, ref read);
            }
        }

        var isOver = false;
        if (!StatusRules.Allow(bench, ref draft, Statuses.QuestionnaireResponse, read.Status, "status", isNeeded: true, ref isOver)
            || !SubjectRules.IsAboutAPerson(bench, ref draft, read.Subject, "subject", ref read))
        {
            draft.Subject = draft.Subject.IsEmpty ? read.Subject.Reference : draft.Subject;
            draft.SubjectNhsNumber = draft.SubjectNhsNumber.IsEmpty ? read.Subject.NhsNumber : draft.SubjectNhsNumber;
            return;
        }

        if (questionnaire.IsEmpty || questionnaire[0] == (byte)'#')
        {
            draft.SetAside("questionnaire", "is missing, so its answers cannot be told apart from any other's; give the questionnaire's address");
            return;
        }

        var unused = hasItems ? ReadItems(ref items, questionnaire) : 0;
        Conclude(ref draft, read.Recorded, unused);
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
            case ClinicalField.Subject:
                read.Subject = FhirReference.Read(ref json, bench, "subject");
                break;
            case ClinicalField.Recorded:
                read.Recorded = FhirDate.Read(ref json, bench, "authored");
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

    /// <summary>Reads items and the items inside them; gives the number of answers that were not used.</summary>
    private int ReadItems(scoped ref Utf8JsonReader json, ReadOnlySpan<byte> questionnaire)
    {
        var unused = 0;
        var list = ListWalk.Over(ref json, bench, "item");
        while (list.Next(ref json))
        {
            ReadOnlySpan<byte> linkId = default, text = default;
            var answers = default(Utf8JsonReader);
            var hasAnswers = false;
            var walk = ObjectWalk.Over(ref json, bench, "item");
            while (walk.Next(ref json, bench))
            {
                if (walk.Name.SequenceEqual("linkId"u8))
                {
                    linkId = bench.Text(ref json, "item.linkId");
                }
                else if (walk.Name.SequenceEqual("text"u8))
                {
                    text = bench.Text(ref json, "item.text");
                }
                else if (walk.Name.SequenceEqual("item"u8))
                {
                    unused += ReadItems(ref json, questionnaire);
                }
                else
                {
                    if (walk.Name.SequenceEqual("answer"u8))
                    {
                        answers = json;
                        hasAnswers = true;
                    }

                    json.Skip();
                }
            }

            unused += hasAnswers ? ReadAnswers(ref answers, questionnaire, linkId, text) : 0;
        }

        return unused;
    }

    private int ReadAnswers(scoped ref Utf8JsonReader json, ReadOnlySpan<byte> questionnaire, ReadOnlySpan<byte> linkId, ReadOnlySpan<byte> text)
    {
        var code = CodeOf(questionnaire, linkId, text);
        var unused = 0;
        var list = ListWalk.Over(ref json, bench, "item.answer");
        while (list.Next(ref json))
        {
            var value = default(ValueDraft);
            var walk = ObjectWalk.Over(ref json, bench, "item.answer");
            while (walk.Next(ref json, bench))
            {
                if (walk.Name.SequenceEqual("item"u8))
                {
                    unused += ReadItems(ref json, questionnaire);
                }
                else if (ClinicalFields.OfValue(walk.Name) is not ClinicalField.NotUsed and var form)
                {
                    value.Read(form, walk.Name, ref json, bench, "item.answer");
                }
                else
                {
                    json.Skip();
                }
            }

            unused += code == 0 || bench.Facts.IsFull || !IsAdded(code, value, linkId) ? 1 : 0;
        }

        return unused;
    }

    private bool IsAdded(int code, scoped in ValueDraft value, ReadOnlySpan<byte> linkId)
    {
        if (value.Form == ClinicalField.NotUsed)
        {
            return false;
        }

        var outcome = value.AddTo(bench, code, "item.answer");
        if (outcome.IsTrouble)
        {
            bench.Doubts.Add($"item.where(linkId='{Workbench.Shorten(linkId)}').answer", $"{outcome.Why}; it was left out");
        }

        return outcome.IsAdded;
    }

    private int CodeOf(ReadOnlySpan<byte> questionnaire, ReadOnlySpan<byte> linkId, ReadOnlySpan<byte> text)
    {
        if (linkId.IsEmpty || questionnaire.Length + linkId.Length >= LongestCode)
        {
            bench.Doubts.Add("item.linkId", linkId.IsEmpty ? "is missing; its answer was left out" : "is too long to keep; its answer was left out");
            return 0;
        }

        return bench.Codes.Add(CodeSystem.Ridgeway, bench.Scratch.Join(questionnaire, (byte)'|', linkId), text.Length <= 2 * LongestCode ? text : default);
    }

    private void Conclude(ref ResourceDraft draft, FhirDate authored, int unused)
    {
        if (bench.Facts.Count == 0)
        {
            draft.Ignore("none of its answers is a number, a code or yes/no");
            return;
        }

        if (authored.Day > bench.LastBelievableDay)
        {
            draft.SetAside("authored", $"is {DateOnly.FromDayNumber(authored.Day):yyyy-MM-dd}, which is in the future; correct it at the source");
            return;
        }

        if (unused > 0)
        {
            bench.Doubts.Add("item.answer", $"{unused:N0} of the answers are words or dates, or have no code; they were left out");
        }

        if (!authored.IsKnown)
        {
            bench.Doubts.Add("authored", "is missing; the answers were kept without a date");
        }

        foreach (ref var fact in bench.Facts.All)
        {
            fact = fact with { Day = authored.Day, Precision = authored.Precision };
        }

        draft.Verdict = Verdict.Facts;
    }

    private static ReadOnlySpan<byte> WithoutVersion(ReadOnlySpan<byte> address)
    {
        var bar = address.IndexOf((byte)'|');
        return (bar < 0 ? address : address[..bar]).Trim((byte)' ');
    }
}
