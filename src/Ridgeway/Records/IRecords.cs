using Ridgeway.Codes;
using Ridgeway.Records.Rights;

namespace Ridgeway.Records;

/// <summary>What other rooms may ask of Records. Reading a named person on behalf of somebody goes through Access first.</summary>
internal interface IRecords
{
    /// <summary>Everything known about a person, each fact with its source; null where there is no such person. An id that was merged away leads to whoever stayed, here and below.</summary>
    Task<PersonRecord?> ReadAsync(PersonId person, CancellationToken cancel);

    /// <summary>These people whole, in the order asked; those who are not there are left out.</summary>
    IAsyncEnumerable<PersonRecord> ReadManyAsync(IEnumerable<PersonId> people, CancellationToken cancel);

    /// <summary>Who a person is, without their facts; null where there is no such person.</summary>
    Task<Person?> WhoIsAsync(PersonId person, CancellationToken cancel);

    /// <summary>The id a person goes by now: another one where they were found to be somebody already known.</summary>
    Task<PersonId> CurrentAsync(PersonId person, CancellationToken cancel);

    /// <summary>Every id that leads to this person, their present one first. What a room holds under any of them is theirs.</summary>
    Task<IReadOnlyList<PersonId>> IdsOfAsync(PersonId person, CancellationToken cancel);

    /// <summary>
    /// Everyone whose record may not be used for this today because they chose so (national opt-out, consent). Whoever shows, lists
    /// or exports named people for anything but their own care leaves these out, and says how many.
    /// </summary>
    Task<IReadOnlySet<PersonId>> RefusingAsync(UseOfRecord use, CancellationToken cancel);

    /// <summary>Everyone with this NHS number, now or before the register gave them another: usually one, none, or two where a number was given twice.</summary>
    Task<IReadOnlyList<PersonId>> HoldingAsync(NhsNumber number, CancellationToken cancel);

    /// <summary>Everyone, in order of id, with what criteria ask about and without names, addresses or sources.</summary>
    IEnumerable<PersonRecord> StreamEveryone(CancellationToken cancel);

    /// <summary>
    /// Shows everyone once, in as many parts at a time as asked. Each part is a range of ids in order, on a thread of its own, and
    /// the parts follow each other: every id of one is before every id of the next.
    /// </summary>
    /// <param name="parts">How many at a time, from 1.</param>
    /// <param name="see">Called for each person with the number of the part, from 0; the view is good only inside the call.</param>
    /// <param name="cancel">Stops the walk.</param>
    /// <param name="looksAt">Which codes are looked at; facts with others may be left out, which is most of the work. Null shows all.</param>
    void WalkEveryone(int parts, Action<int, PersonInView> see, CancellationToken cancel, Func<int, bool>? looksAt = null);

    /// <summary>Shows these people in the order given; those who are not there are left out.</summary>
    void WalkThese(IEnumerable<PersonId> people, Action<PersonInView> see, CancellationToken cancel);
}
