using Ridgeway.Codes;

namespace Ridgeway.Records;

/// <summary>What other rooms may ask of Records. Reading a named person on behalf of somebody goes through Access first.</summary>
internal interface IRecords
{
    /// <summary>Everything known about a person, each fact with its source; null where there is no such person.</summary>
    Task<PersonRecord?> ReadAsync(PersonId person, CancellationToken cancel);

    /// <summary>These people whole, in the order asked; those who are not there are left out.</summary>
    IAsyncEnumerable<PersonRecord> ReadManyAsync(IEnumerable<PersonId> people, CancellationToken cancel);

    /// <summary>Who a person is, without their facts; null where there is no such person.</summary>
    Task<Person?> WhoIsAsync(PersonId person, CancellationToken cancel);

    /// <summary>Everyone with this NHS number: usually one, none, or two where a number was given twice.</summary>
    Task<IReadOnlyList<PersonId>> HoldingAsync(NhsNumber number, CancellationToken cancel);

    /// <summary>Everyone, in order of id, with what criteria ask about and without names, addresses or sources.</summary>
    IEnumerable<PersonRecord> StreamEveryone(CancellationToken cancel);
}
