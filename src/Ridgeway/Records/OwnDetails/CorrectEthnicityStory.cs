using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Records.Ethnicities;
using Ridgeway.Time;

namespace Ridgeway.Records.OwnDetails;

/// <summary>A person says which ethnic group they belong to. What others said stays; from now on their own word goes first.</summary>
internal sealed class CorrectEthnicityStory(RidgewayDb db, EthnicContent content, EthnicityRecords ethnicities, TimeProvider clock)
{
    /// <param name="person">Who says it of themselves.</param>
    /// <param name="code">One of the codes offered.</param>
    /// <param name="by">The name they are signed in under.</param>
    /// <param name="cancel">Stops it; nothing is kept then.</param>
    public async Task<CorrectEthnicityOutcome> SayAsync(PersonId person, string code, string by, CancellationToken cancel)
    {
        if (content.Offered.Codes.FirstOrDefault(offered => offered.Code == code) is not { Category: not null } said)
        {
            return new CorrectEthnicityOutcome.NotOffered(code);
        }

        if (await db.Set<PersonRow>().FirstOrDefaultAsync(row => row.PersonId == person, cancel) is not { } row)
        {
            return new CorrectEthnicityOutcome.NobodyThere();
        }

        var now = clock.GetUtcNow();
        var added = new DetailRow
        {
            PersonId = person,
            DetailId = Guid.CreateVersion7(now),
            About = DetailKind.Ethnicity,
            Source = EthnicStatement.ByPerson,
            SaidOn = PartialDate.On(London.DayOf(now)),
            HeardAtUtc = now.UtcDateTime,
            Scheme = content.Offered.Address,
            Code = said.Code,
            Display = said.Display,
            ByWhom = by,
        };
        var consensus = ethnicities.Decide([.. await ethnicities.StatementsAsync(person, cancel), ethnicities.Statement(added)]);
        var ethnicity = consensus.Ethnicity;
        (row.EthnicCategory, row.EthnicSourceCode, row.EthnicSourceScheme) = (ethnicity?.Category, ethnicity?.SourceCode, ethnicity?.SourceScheme);
        row.UpdatedAtUtc = now.UtcDateTime;
        db.Add(added);
        db.Tell(new RecordUpdated(person, PersonGroups.Of(row.ToPerson(), London.DayOf(now))) { At = now });
        await db.SaveChangesAsync(cancel);
        return new CorrectEthnicityOutcome.Said(consensus);
    }
}

internal abstract record CorrectEthnicityOutcome
{
    private CorrectEthnicityOutcome()
    {
    }

    public sealed record Said(EthnicConsensus Consensus) : CorrectEthnicityOutcome;

    public sealed record NotOffered(string Code) : CorrectEthnicityOutcome;

    public sealed record NobodyThere : CorrectEthnicityOutcome;
}
