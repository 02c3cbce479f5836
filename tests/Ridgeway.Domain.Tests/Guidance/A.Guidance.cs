using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Guidance;

namespace Ridgeway;

/// <summary>Guidance about the small world of criteria: a rehabilitation, a class and a word of advice.</summary>
internal static partial class A
{
    public static Intervention Intervention(string id, InterventionKind kind, params string[] countsAs) => new()
    {
        Id = id,
        Name = id,
        What = "For tests.",
        Dose = "For tests.",
        DeliveredBy = "For tests.",
        Kind = kind,
        IsReferable = kind != InterventionKind.Advice,
        CountsAs = countsAs,
        Source = new Citation("For tests", Verification.Unverified),
    };

    public static GuidanceRule Rule(string id, string offer, Criterion when, EvidenceGrade grade = EvidenceGrade.NationalGuideline, params string[] rather) => new()
    {
        Id = id,
        Version = "1",
        Offer = offer,
        Because = "For tests.",
        When = when,
        Rather = rather,
        Grade = grade,
        Source = new Citation(id, Verification.Verified),
        Approval = Approval.Draft,
    };

    public static Contraindication Contraindication(string id, Criterion when, ContraindicationLevel level = ContraindicationLevel.Absolute, params string[] concerns) => new()
    {
        Id = id,
        Name = id,
        Version = "1",
        Level = level,
        Concerns = concerns.Length > 0 ? concerns : ["any-exercise"],
        When = when,
        Instead = "For tests.",
        Source = new Citation("For tests", Verification.Verified),
        Approval = Approval.Draft,
    };

    public static GuidancePack Pack(GuidanceRule[] rules, params Contraindication[] contraindications) => new(
        "hash",
        [
            Intervention("rehabilitation", InterventionKind.ConditionProgramme, "any-exercise"),
            Intervention("class", InterventionKind.GeneralProgramme, "any-exercise"),
            Intervention("advice", InterventionKind.Advice, "any-exercise"),
        ],
        rules,
        contraindications);

    public static AdviceForPerson Advised(this ExamplePerson person, GuidancePack pack, DateOnly? on = null, params Register[] registers)
    {
        var context = Context(registers);
        return Advise.For(person.ToRecord(context.Lists), on ?? Day, context, pack);
    }
}
