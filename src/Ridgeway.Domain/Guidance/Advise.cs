using Ridgeway.Finding;
using Ridgeway.Records;

namespace Ridgeway.Guidance;

/// <summary>
/// What to offer a person on a day. Precedence, in this order: an absolute contraindication withholds; what is made for the
/// person's condition makes general programmes give way; a relative contraindication or caution goes with the advice; what is
/// not known becomes a question. Nothing is dropped without a word.
/// </summary>
public static class Advise
{
    public static AdviceForPerson For(PersonRecord record, DateOnly on, FindingContext context, GuidancePack pack) =>
        For(new PersonOnDay(record, on, context), pack);

    /// <summary>For a caller that has more to ask about the same person on the same day.</summary>
    public static AdviceForPerson For(PersonOnDay person, GuidancePack pack) => person.HasDied
        ? new AdviceForPerson { Person = person.Record.Person.Id, On = person.On, HasDied = true, PackHash = pack.Hash }
        : new Consultation(person, pack).Advice();
}
