using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding.FindPeople;

/// <summary>A register as a group of people, by its id: who is on it today.</summary>
internal sealed class RegisterGroups(FindPeopleStory story, IFinding finding, TimeProvider clock) : IKnowGroups
{
    public async Task<IReadOnlyList<PersonId>?> PeopleOfAsync(string group, CancellationToken cancel)
    {
        var today = London.DayOf(clock.GetUtcNow());
        if (!finding.RegistersOn(today).Any(register => register.Id == group))
        {
            return null;
        }

        return await story.RunAsync(group, today, among: null, cancel) is FindOutcome.Found(var found)
            ? [.. found.People.Select(one => one.Person).OrderBy(person => person.Value)]
            : null;
    }
}
