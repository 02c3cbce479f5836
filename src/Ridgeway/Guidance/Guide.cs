using Ridgeway.Finding;
using Ridgeway.Records;

namespace Ridgeway.Guidance;

internal sealed class Guide(FindingContext context, GuidanceNow now) : IGuidance
{
    public IReadOnlyList<Intervention> Interventions => now.Pack.Interventions;

    public AdviceForPerson Advise(PersonRecord record, DateOnly on, Wishes? wishes = null) => Guidance.Advise.For(record, on, context, now.Pack, wishes);

    public IReadOnlyList<Present> Forbidding(PersonRecord record, string intervention, DateOnly on) =>
        Holding(record, intervention, on, level => level == ContraindicationLevel.Absolute);

    public IReadOnlyList<Present> Cautioning(PersonRecord record, string intervention, DateOnly on) =>
        Holding(record, intervention, on, level => level != ContraindicationLevel.Absolute);

    private IReadOnlyList<Present> Holding(PersonRecord record, string intervention, DateOnly on, Func<ContraindicationLevel, bool> ofLevel)
    {
        var pack = now.Pack;
        var person = new PersonOnDay(record, on, context);
        var asked = pack[intervention];
        return
        [
            .. pack.Contraindications
                .Where(one => ofLevel(one.Level) && asked.IsNamedBy(one.Concerns) && one.Effective.Includes(on))
                .Select(one => (Contraindication: one, Answer: person.Ask(one.When)))
                .Where(one => one.Answer.Truth == Truth.True)
                .Select(one => new Present(one.Contraindication, one.Answer.Why)),
        ];
    }

    public Intervention? Intervention(string id) => now.Pack.Interventions.FirstOrDefault(one => one.Id == id);
}
