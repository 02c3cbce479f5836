using Ridgeway.Finding;
using Ridgeway.Records;

namespace Ridgeway.Guidance;

internal sealed class Guide(FindingContext context, GuidancePack pack) : IGuidance
{
    public IReadOnlyList<Intervention> Interventions => pack.Interventions;

    public AdviceForPerson Advise(PersonRecord record, DateOnly on) => Guidance.Advise.For(record, on, context, pack);

    public IReadOnlyList<Present> Forbidding(PersonRecord record, string intervention, DateOnly on)
    {
        var person = new PersonOnDay(record, on, context);
        var asked = pack[intervention];
        return
        [
            .. pack.Contraindications
                .Where(one => one.Level == ContraindicationLevel.Absolute && asked.IsNamedBy(one.Concerns) && one.Effective.Includes(on))
                .Select(one => (Contraindication: one, Answer: person.Ask(one.When)))
                .Where(one => one.Answer.Truth == Truth.True)
                .Select(one => new Present(one.Contraindication, one.Answer.Why)),
        ];
    }

    public Intervention? Intervention(string id) => pack.Interventions.FirstOrDefault(one => one.Id == id);
}
