using Ridgeway.Codes;

namespace Ridgeway.Records.ImportFiles;

/// <summary>
/// Details of a person that came as facts: general practices record ethnic group as a dated SNOMED CT code. Each is kept as a
/// statement beside what Patients say. Asked of every resource, so it answers by one look in a set.
/// </summary>
internal sealed class DetailsInFacts
{
    private readonly Dictionary<int, CodedDetail> details = [];

    public DetailsInFacts(EthnicSchemes schemes, CodeBook book)
    {
        foreach (var code in schemes.SchemeOf(CodeSystem.Snomed)?.Codes ?? [])
        {
            details[book.Add(new Coded(CodeSystem.Snomed, code.Code, code.Display))] = new CodedDetail(DetailKind.Ethnicity, CodeSystem.Snomed, code.Code, code.Display);
        }
    }

    public void Note(PersonResolver people, PersonId person, ReadOnlySpan<Fact> facts)
    {
        foreach (ref readonly var fact in facts)
        {
            if (fact.Kind is FactKind.Finding or FactKind.Condition
                && (details.TryGetValue(fact.Code, out var detail) || (fact.Answer > 0 && details.TryGetValue(fact.Answer, out detail))))
            {
                people.NoteDetail(person, detail, fact.Date);
            }
        }
    }
}
