namespace Ridgeway.Guidance;

/// <summary>What stands behind a rule, the strongest first. The words are those of the sources; effects are said in the rule.</summary>
public enum EvidenceGrade
{
    /// <summary>A duty or a national programme: NHS Health Check, severe mental illness checks.</summary>
    NationalProgramme = 1,

    /// <summary>A national guideline that says "offer" or "refer": NICE, UK Chief Medical Officers.</summary>
    NationalGuideline = 2,

    /// <summary>A national guideline that says "consider", or speaks from its committee's consensus.</summary>
    GuidelineConsider = 3,

    /// <summary>A systematic review that no guideline here has taken up.</summary>
    SystematicReview = 4,

    /// <summary>Agreement among experts.</summary>
    Consensus = 5,

    /// <summary>An economic or planning model.</summary>
    Model = 6,
}
