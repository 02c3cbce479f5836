using Ridgeway.Finding;
using Ridgeway.Records;

namespace Ridgeway.Guidance;

/// <summary>
/// What to offer a person on a day. Precedence, in this order: an absolute contraindication withholds; what is made for the
/// person's condition makes general programmes give way; what the person put off rests until its time; a relative
/// contraindication or caution goes with the advice; what is not known becomes a question. What was put off still makes a
/// general programme give way: a no to rehabilitation is no reason for the gym. Nothing is dropped without a word.
/// </summary>
public static class Advise
{
    public static AdviceForPerson For(PersonRecord record, DateOnly on, FindingContext context, GuidancePack pack, Wishes? wishes = null) =>
        For(new PersonOnDay(record, on, context), pack, wishes);

    /// <summary>For a caller that has more to ask about the same person on the same day.</summary>
    public static AdviceForPerson For(PersonOnDay person, GuidancePack pack, Wishes? wishes = null) => person.HasDied
        ? new AdviceForPerson { Person = person.Record.Person.Id, On = person.On, HasDied = true, PackHash = pack.Hash }
        : new Consultation(person, pack, wishes ?? Wishes.NoneSaid).Advice();
}
