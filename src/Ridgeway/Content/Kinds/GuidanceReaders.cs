using Ridgeway.Guidance;

namespace Ridgeway.Content.Kinds;

/// <summary><c>intervention:</c> something that can be offered.</summary>
internal sealed class InterventionReader : IContentKind
{
    private static readonly Dictionary<string, InterventionKind> KindWords = new(StringComparer.Ordinal)
    {
        ["condition-programme"] = InterventionKind.ConditionProgramme,
        ["general-programme"] = InterventionKind.GeneralProgramme,
        ["check"] = InterventionKind.Check,
        ["advice"] = InterventionKind.Advice,
    };

    public string Key => "intervention";

    public object Read(string id, ContentEntry entry) => new Intervention
    {
        Id = id,
        Name = entry.Text("name"),
        What = entry.Text("what"),
        Dose = entry.Text("dose"),
        DeliveredBy = entry.Text("delivered-by"),
        Kind = entry.OneOf("kind", KindWords),
        IsReferable = entry.Flag("referable"),
        CountsAs = entry.Texts("counts-as"),
        ServiceTags = entry.Texts("service-tags"),
        OrderedAs = entry.References("ordered-as", "codelist"),
        Takes = entry.References("takes", "codelist"),
        Source = entry.Source(),
    };
}

/// <summary><c>rule:</c> who should be offered what.</summary>
internal sealed class RuleReader : IContentKind
{
    private static readonly Dictionary<string, EvidenceGrade> Grades = new(StringComparer.Ordinal)
    {
        ["national-programme"] = EvidenceGrade.NationalProgramme,
        ["national-guideline"] = EvidenceGrade.NationalGuideline,
        ["guideline-consider"] = EvidenceGrade.GuidelineConsider,
        ["systematic-review"] = EvidenceGrade.SystematicReview,
        ["consensus"] = EvidenceGrade.Consensus,
        ["model"] = EvidenceGrade.Model,
    };

    public string Key => "rule";

    public object Read(string id, ContentEntry entry) => new GuidanceRule
    {
        Id = id,
        Version = entry.Text("version"),
        Offer = entry.Reference("offer", "intervention"),
        Because = entry.Text("because"),
        When = entry.Criterion("when"),
        Rather = entry.References("rather", "intervention"),
        InsteadOf = entry.References("instead-of", "intervention"),
        Grade = entry.OneOf("grade", Grades),
        Effect = entry.OptionalText("effect"),
        Source = entry.Source(),
        Note = entry.OptionalText("note"),
        Effective = entry.Effective(),
        Approval = entry.Approval(),
        Author = entry.OptionalText("author") ?? "",
        Rows = entry.Texts("rows"),
        Examples = entry.Examples(),
    };
}

/// <summary><c>contraindication:</c> what speaks against something. An absolute one forbids; the others concern.</summary>
internal sealed class ContraindicationReader : IContentKind
{
    private static readonly Dictionary<string, ContraindicationLevel> Levels = new(StringComparer.Ordinal)
    {
        ["absolute"] = ContraindicationLevel.Absolute,
        ["relative"] = ContraindicationLevel.Relative,
        ["caution"] = ContraindicationLevel.Caution,
    };

    public string Key => "contraindication";

    public object Read(string id, ContentEntry entry)
    {
        var level = entry.OneOf("level", Levels);
        var key = level == ContraindicationLevel.Absolute ? "forbids" : "concerns";
        if (entry.Texts(key).Count == 0)
        {
            entry.Problem(key, $"'{key}' is missing: the interventions, or the classes they count as.");
        }

        return new Contraindication
        {
            Id = id,
            Name = entry.Text("name"),
            Version = entry.Text("version"),
            Level = level,
            Concerns = entry.Texts(key),
            AskBefore = entry.Texts("ask-before"),
            When = entry.Criterion("when"),
            Instead = entry.Text("instead"),
            Note = entry.OptionalText("note"),
            Source = entry.Source(),
            Effective = entry.Effective(),
            Approval = entry.Approval(),
            Author = entry.OptionalText("author") ?? "",
            Rows = entry.Texts("rows"),
            Examples = entry.Examples(),
        };
    }
}
