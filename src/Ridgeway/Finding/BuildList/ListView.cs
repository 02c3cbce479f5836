using Ridgeway.Finding.Lists;

namespace Ridgeway.Finding.BuildList;

/// <summary>The order people are shown in.</summary>
internal enum ListOrder
{
    /// <summary>Most need, then never offered, then longest ago.</summary>
    Need = 1,
    Waiting = 2,
    Oldest = 3,
    Youngest = 4,
    Deprivation = 5,
    Name = 6,
}

/// <summary>Which of a list's people are shown, in which order, and which page of them.</summary>
/// <param name="Order">How they are put in order.</param>
/// <param name="LeftOut">Those left out for this reason; null for those who may be invited.</param>
/// <param name="Everyone">Those left out and the others together.</param>
/// <param name="Group">Only this group; null for all.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">People on a page.</param>
internal sealed record ListView(
    ListOrder Order = ListOrder.Need, Exclusion? LeftOut = null, bool Everyone = false, EquityGroup? Group = null, int Page = 1, int Size = ListView.UsualSize)
{
    public const int UsualSize = 50;

    /// <summary>More at once are not read: a program asks for the next page.</summary>
    public const int MostAtOnce = 1000;

    public static bool TryParseGroup(string? text, out EquityGroup? group)
    {
        group = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        group = EquityGroups.All.Where(one => one.Name() == text).Select(one => (EquityGroup?)one).FirstOrDefault();
        return group is not null;
    }

    public bool Shows(ListedPerson person) =>
        person.LeftOut != Exclusion.RefusesUse && (Everyone || person.LeftOut == LeftOut) && (Group is not { } group || EquityGroups.Of(group.Split, person.Candidate.Groups) == group);

    /// <summary>These people in order; only as many are put in order as are taken. Names are asked for only where the order needs them.</summary>
    public IEnumerable<ListedPerson> InOrder(IEnumerable<ListedPerson> shown, Func<Records.PersonId, string> name) => Order switch
    {
        ListOrder.Need => shown.OrderByDescending(person => person.Candidate.Need).ThenBy(Waiting).ThenBy(person => person.Person),
        ListOrder.Waiting => shown.OrderBy(Waiting).ThenByDescending(person => person.Candidate.Need).ThenBy(person => person.Person),
        ListOrder.Oldest => shown.OrderByDescending(person => person.Candidate.Groups.Age ?? -1).ThenBy(person => person.Person),
        ListOrder.Youngest => shown.OrderBy(person => person.Candidate.Groups.Age ?? int.MaxValue).ThenBy(person => person.Person),
        ListOrder.Deprivation => shown.OrderBy(person => person.Candidate.Groups.Decile ?? 11).ThenByDescending(person => person.Candidate.Need).ThenBy(person => person.Person),
        ListOrder.Name => shown.OrderBy(person => name(person.Person), StringComparer.OrdinalIgnoreCase).ThenBy(person => person.Person),
    };

    private static int Waiting(ListedPerson person) => person.Candidate.Offers.LastOfferedOn?.DayNumber ?? -1;
}
