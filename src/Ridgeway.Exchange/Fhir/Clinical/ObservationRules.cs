using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>An observation makes a fact of its value and one of each component; with no value at all it is a finding.</summary>
internal static class ObservationRules
{
    public static bool MakeFacts(Workbench bench, ref ResourceDraft draft, scoped ref ClinicalDraft read)
    {
        if (read.HasAbsentReason && bench.Facts.Count == 0)
        {
            draft.Ignore("it has no value and says why not (dataAbsentReason)");
            return false;
        }

        if (read.Value.Form != ClinicalField.NotUsed && !read.HasAbsentReason)
        {
            return AddValue(bench, ref draft, ref read);
        }

        if (bench.Facts.Count > 0)
        {
            draft.Verdict = Verdict.Facts;
            return true;
        }

        return AddBareFinding(bench, ref draft, ref read);
    }

    private static bool AddValue(Workbench bench, ref ResourceDraft draft, scoped ref ClinicalDraft read)
    {
        var outcome = read.Code.Code == 0
            ? ValueOutcome.SetAside("has no code to go with it")
            : read.Value.AddTo(bench, read.Code.Code, "value");
        if (bench.Facts.Count > 0)
        {
            if (!outcome.IsAdded)
            {
                bench.Doubts.Add("value", $"{outcome.Why}; it was left out");
            }

            draft.Verdict = Verdict.Facts;
            return true;
        }

        if (read.Code.Code == 0)
        {
            ClinicalRules.SetAsideForNoCode(ref draft, ref read, "code");
        }
        else if (outcome.IsTrouble)
        {
            draft.SetAside(Workbench.Shorten(read.Value.Name), outcome.Why);
        }
        else
        {
            draft.Ignore($"it {outcome.Why}");
        }

        return false;
    }

    private static bool AddBareFinding(Workbench bench, ref ResourceDraft draft, scoped ref ClinicalDraft read)
    {
        if (read.HasComponents && !read.HasTroubledComponents)
        {
            draft.Ignore("none of its components has a value");
            return false;
        }

        if (read.HasComponents)
        {
            draft.SetAside("component", "has nothing that could be used; each is listed as a problem");
            return false;
        }

        if (read.HasMembers)
        {
            draft.Ignore("it only groups other observations");
            return false;
        }

        if (read.Code.Code == 0)
        {
            ClinicalRules.SetAsideForNoCode(ref draft, ref read, "code");
            return false;
        }

        if (bench.Notes.Of(read.Code.Code).Measure is not null)
        {
            draft.Ignore("it is a measurement without a value");
            return false;
        }

        bench.Facts.Add(new Fact { Kind = FactKind.Finding, Code = read.Code.Code, Day = Fact.NoDay, EndDay = Fact.NoDay, RawValue = double.NaN });
        draft.Verdict = Verdict.Facts;
        return true;
    }
}
