using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Guidance.AdvisePerson;
using Ridgeway.Records;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Guidance.PersonAdvice;

/// <summary>What to offer this person today: the first in full, the rest below it; what is withheld and why; what to ask.</summary>
internal sealed class AdvicePanel(IGuidance guidance, FindingContext context, TimeProvider clock) : IShowOnPersonPage
{
    public Task<PersonPanel?> PanelAsync(PersonRecord record, Viewer viewer, CancellationToken cancel)
    {
        var advice = guidance.Advise(record, Time.London.DayOf(clock.GetUtcNow()));
        var shown = ShownAdviceForPerson.Of(advice, record, context.Lists, _ => []);
        return Task.FromResult<PersonPanel?>(new PersonPanel(
            10, "/Guidance/PersonAdvice/_Advice.cshtml", new AdviceOnPage(advice, shown, record, context.Lists)));
    }
}

internal sealed record AdviceOnPage(AdviceForPerson Advice, ShownAdviceForPerson Shown, PersonRecord Record, CodeLists Lists)
{
    public string InterventionName(string id) =>
        Advice.Withheld.FirstOrDefault(one => one.Intervention.Id == id)?.Intervention.Name
        ?? Advice.GivesWay.Select(one => one.Intervention).Concat(Advice.GivesWay.Select(one => one.To)).FirstOrDefault(one => one.Id == id)?.Name
        ?? id;

    /// <summary>The facts behind a reason, in one sentence.</summary>
    public string Facts(AdviceReason reason) => string.Join("; ", reason.Why.Select(why => Evidence.Of(why, Record, Lists).ForPeople));
}

internal static class GradeWords
{
    public static string ForPeople(this EvidenceGrade grade) => grade switch
    {
        EvidenceGrade.NationalProgramme => "National programme",
        EvidenceGrade.NationalGuideline => "National guideline",
        EvidenceGrade.GuidelineConsider => "Guideline: consider",
        EvidenceGrade.SystematicReview => "Systematic review",
        EvidenceGrade.Consensus => "Expert consensus",
        EvidenceGrade.Model => "Model",
    };

    public static string ForPeople(this Verification flag) => flag switch
    {
        Verification.Verified => "source read",
        Verification.Secondary => "seen in a secondary source only",
        Verification.Unverified => "not checked at source",
    };
}
