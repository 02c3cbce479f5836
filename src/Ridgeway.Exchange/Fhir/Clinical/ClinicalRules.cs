using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>Decides what a clinical resource comes to: facts, nothing of use, or something to mend.</summary>
internal sealed class ClinicalRules(Workbench bench, DocumentIndex index)
{
    public void Conclude(ref ResourceDraft draft, ref ClinicalDraft read)
    {
        var isOver = false;
        if (IsUsable(ref draft, ref read, ref isOver)
            && SubjectRules.IsAboutAPerson(bench, ref draft, read.Subject, ElementPaths.Subject(draft.Type!.Reading), ref read)
            && IsNoPlace(ref draft, ref read)
            && MakeFacts(ref draft, ref read))
        {
            Date(ref draft, ref read, isOver);
        }
    }

    /// <summary>A flag is as often about a place as about a person; where only its entry's address is given, the bundle is looked through.</summary>
    private bool IsNoPlace(ref ResourceDraft draft, scoped ref ClinicalDraft read)
    {
        if (draft.Type!.Reading != Reading.Flag || !read.Subject.Reference.StartsWith("urn:"u8) || index.OtherThan(ref draft, read.Subject.Reference) is not { } other)
        {
            return true;
        }

        draft.Ignore(other.AboutWhy);
        return false;
    }

    private bool IsUsable(ref ResourceDraft draft, scoped ref ClinicalDraft read, ref bool isOver)
    {
        if (read.IsNotToBeDone)
        {
            draft.Ignore("it says that something is not to be done");
            return false;
        }

        if (read.Intent.SequenceEqual("proposal"u8) || read.Intent.SequenceEqual("option"u8))
        {
            draft.Ignore($"its intent is {(read.Intent[0] == (byte)'p' ? "proposal" : "option")}: nobody has asked for it yet");
            return false;
        }

        return Statuses.Of(draft.Type!.Reading) is { } table
            ? StatusRules.Allow(bench, ref draft, table, read.Status, ElementPaths.Status(draft.Type.Reading), isNeeded: true, ref isOver)
            : StatusRules.Allow(bench, ref draft, Statuses.Clinical, read.ClinicalStatus, "clinicalStatus", isNeeded: false, ref isOver)
                && StatusRules.Allow(bench, ref draft, Statuses.Verification, read.VerificationStatus, "verificationStatus", isNeeded: false, ref isOver);
    }

    private bool MakeFacts(ref ResourceDraft draft, ref ClinicalDraft read)
    {
        var reading = draft.Type!.Reading;
        if (reading == Reading.Observation)
        {
            return ObservationRules.MakeFacts(bench, ref draft, ref read);
        }

        var code = read.Code.Code;
        if (code == 0 && !read.Medication.IsEmpty)
        {
            code = index.CodeOf(ref draft, ref read, read.Medication.Reference);
        }

        if (code == 0)
        {
            WithoutCode(ref draft, ref read, reading);
            return false;
        }

        if (reading == Reading.DiagnosticReport && bench.Notes.Of(code).Measure is not null)
        {
            draft.Ignore("it only groups the observations that hold its results");
            return false;
        }

        code = KeptApart.Code(bench, reading, code);
        bench.Facts.Clear();
        bench.Facts.Add(new Fact { Kind = KindOf(reading), Code = code, Day = Fact.NoDay, EndDay = Fact.NoDay, RawValue = double.NaN });
        draft.Verdict = Verdict.Facts;
        return true;
    }

    private static FactKind KindOf(Reading reading) => reading switch
    {
        Reading.Condition => FactKind.Condition,
        Reading.MedicationRequest or Reading.MedicationStatement => FactKind.Medicine,
        Reading.AllergyIntolerance or Reading.Goal or Reading.Flag => FactKind.Finding,
        _ => FactKind.Procedure,
    };

    /// <summary>FHIR lets these stand without a code; what is in words only is nobody's mistake.</summary>
    private static void WithoutCode(ref ResourceDraft draft, scoped ref ClinicalDraft read, Reading reading)
    {
        if (reading is Reading.Encounter or Reading.CarePlan or Reading.Goal or Reading.Flag || (reading == Reading.ServiceRequest && read.Code.Text.IsEmpty))
        {
            draft.Ignore($"its {ElementPaths.Code(reading)} has no code with its code system");
        }
        else
        {
            SetAsideForNoCode(ref draft, ref read, ElementPaths.Code(reading));
        }
    }

    public static void SetAsideForNoCode(ref ResourceDraft draft, scoped ref ClinicalDraft read, string path)
    {
        if (!read.Medication.IsEmpty)
        {
            draft.SetAside("medicationReference", $"points to a medication that is not in this document ('{Workbench.Shorten(read.Medication.Reference)}'); send it in the same bundle");
        }
        else if (read.Code.Text.IsEmpty)
        {
            draft.SetAside(path, "has no code with its code system; nothing can be told from it");
        }
        else
        {
            draft.SetAside(path, $"has only words ('{Workbench.Shorten(read.Code.Text)}'), no code with its code system; code it at the source");
        }
    }

    private void Date(ref ResourceDraft draft, ref ClinicalDraft read, bool isOver)
    {
        var when = When(ref draft, ref read);
        if (when.Day > bench.LastBelievableDay)
        {
            draft.SetAside(ElementPaths.Date(draft.Type!.Reading), $"is {DateOnly.FromDayNumber(when.Day):yyyy-MM-dd}, which is in the future; correct it at the source");
            return;
        }

        var (endDay, hasEnded) = Ending(draft.Type!.Reading, ref read);
        if (hasEnded && !isOver && !read.ClinicalStatus.IsEmpty)
        {
            bench.Doubts.Add("clinicalStatus", $"is {Workbench.Shorten(read.ClinicalStatus)}, yet an end is given; it was taken as over");
        }

        foreach (ref var fact in bench.Facts.All)
        {
            fact = fact with { Day = when.Day, Precision = when.Precision, EndDay = endDay, IsOver = isOver || hasEnded };
        }
    }

    private FhirDate When(ref ResourceDraft draft, ref ClinicalDraft read)
    {
        if (!read.Start.IsKnown && read.StartAge is { } age)
        {
            return AtAge(ref draft, ref read, age);
        }

        // A request's own "when" is when it is wanted, which may be years ahead; what happened is that it was asked for.
        var reading = draft.Type!.Reading;
        var when = reading is Reading.ServiceRequest or Reading.MedicationRequest
            ? read.Recorded.IsKnown ? read.Recorded : read.Start
            : read.Start.IsKnown ? read.Start : read.Recorded;
        if (!when.IsKnown)
        {
            bench.Doubts.Add(ElementPaths.Date(reading), "is missing; it was kept without a date");
        }
        else if (read.HasStartInWords && !read.Start.IsKnown)
        {
            bench.Doubts.Add(ElementPaths.Start(reading), "is not given as a date; the day it was recorded was taken");
        }

        return when;
    }

    private FhirDate AtAge(ref ResourceDraft draft, ref ClinicalDraft read, double age)
    {
        if (age is >= 0 and < 130 && index.BirthDateOf(ref draft, read.Subject.Reference) is { } birth)
        {
            return FhirDate.OfYear(BirthdayAt(birth, (int)age));
        }

        bench.Doubts.Add("onset", "is an age, and the birth date is not in this document; it was kept without a date");
        return default;
    }

    private static DateOnly BirthdayAt(PartialDate birth, int age) =>
        birth.Year + age > DateOnly.MaxValue.Year ? DateOnly.MaxValue : birth.Earliest.AddYears(age);

    /// <summary>Only conditions, allergies, medicines and flags end; a procedure's period does not make it "over".</summary>
    private (int EndDay, bool HasEnded) Ending(Reading reading, ref ClinicalDraft read)
    {
        if (reading is not (Reading.Condition or Reading.AllergyIntolerance or Reading.MedicationStatement or Reading.MedicationRequest or Reading.Flag))
        {
            return (Fact.NoDay, false);
        }

        if (!read.End.IsKnown)
        {
            return (Fact.NoDay, read.HasEnded);
        }

        return (read.End.Day, read.End.Day <= bench.LastBelievableDay);
    }
}
