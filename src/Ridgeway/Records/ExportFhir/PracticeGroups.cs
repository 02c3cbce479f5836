using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;

namespace Ridgeway.Records.ExportFhir;

/// <summary>The people registered with a practice, by its ODS code.</summary>
internal sealed class PracticeGroups(RidgewayDb db) : IKnowGroups
{
    public async Task<IReadOnlyList<PersonId>?> PeopleOfAsync(string group, CancellationToken cancel)
    {
        if (!OdsCode.TryParse(group, out var practice))
        {
            return null;
        }

        var people = await db.Set<PersonRow>().Where(row => row.Practice == practice).Select(row => row.PersonId).ToListAsync(cancel);
        return people.Count == 0 ? null : [.. people.OrderBy(person => person.Value)];
    }
}
