using Ridgeway.Codes;

namespace Ridgeway.Guidance.PersonAdvice;

internal static class AdviceWords
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

    /// <summary>After "before the next, because".</summary>
    public static string ForPeople(this PlacedBy by) => by switch
    {
        PlacedBy.Kind => "it is made for their condition, or is a programme where the next is advice",
        PlacedBy.Matters => "it serves more of what matters to them",
        PlacedBy.Grade => "its evidence is graded higher",
        PlacedBy.Flag => "its source was checked further",
        PlacedBy.Reasons => "there are more reasons for it",
        PlacedBy.Name => "all else is equal, and its name comes first",
    };

    public static string ForPeople(this ContraindicationLevel level) => level switch
    {
        ContraindicationLevel.Absolute => "Absolute: the offer is kept back",
        ContraindicationLevel.Relative => "Relative: a clinician's word first",
        ContraindicationLevel.Caution => "Caution: goes with the referral",
    };

    public static string ForPeople(this InterventionKind kind) => kind switch
    {
        InterventionKind.ConditionProgramme => "Made for a condition",
        InterventionKind.GeneralProgramme => "General programme",
        InterventionKind.Check => "Check",
        InterventionKind.Advice => "Advice on the spot",
    };
}
