using System.Globalization;
using Ridgeway.Exchange.Csv;
using Ridgeway.Finding.Lists;

namespace Ridgeway.Finding.BuildList;

/// <summary>Lists for spreadsheets: the figures of the page.</summary>
internal static class ListCsv
{
    private static readonly string[] PeopleColumns =
        ["person", "nhs-number", "name", "age", "sex", "practice", "deprivation-tenth", "need", "why", "last-offered", "answer", "reason", "barriers", "left-out", "new"];

    private static readonly string[] PanelColumns =
        ["split", "group", "column", "count", "percent", "lower", "upper", "against-the-register", "disclosure"];

    public static string People(ListDocument list) => CsvWriting.Write(PeopleColumns, list.People.Select(person => (IEnumerable<string?>)
    [
        person.Person.ToString(),
        person.NhsNumber,
        person.Name,
        person.Age?.ToString(CultureInfo.InvariantCulture),
        person.Sex,
        person.Practice,
        person.DeprivationTenth?.ToString(CultureInfo.InvariantCulture),
        person.Need.ToString(CultureInfo.InvariantCulture),
        string.Join("; ", person.Why.Select(why => $"{why.What} {why.Value}{why.Unit} {why.Date} [{why.Code}]".Replace("  ", " ", StringComparison.Ordinal))),
        person.LastOffer is { } offer ? $"{offer.On:yyyy-MM-dd}" : null,
        person.LastOffer is { } answer ? ListWords.Kebab(answer.Standing) : null,
        person.LastOffer?.Reason is { } reason ? ListWords.Kebab(reason) : null,
        string.Join("; ", person.Barriers),
        person.LeftOut is { } why ? ListWords.Kebab(why) : null,
        person.IsNew switch { true => "yes", false => "no", null => null },
    ]));

    /// <summary>One figure a row: "*" where a count is hidden, empty where there is no share.</summary>
    public static string Panel(PanelDocument panel)
    {
        var rows = new List<IEnumerable<string?>>();
        foreach (var (column, count) in new[] { ("list", panel.List), ("register", panel.Register), ("population", panel.Population) })
        {
            rows.Add(["everyone", "everyone", column, Count(count), null, null, null, null, panel.Disclosure ?? "exact: for the care team only"]);
        }

        foreach (var group in panel.Groups)
        {
            foreach (var (column, cell) in new[] { ("list", group.List), ("register", group.Register), ("population", group.Population) })
            {
                rows.Add(
                [
                    ListWords.Kebab(group.Split), group.Name, column, Count(cell.Count), Figure(cell.Share?.Percent), Figure(cell.Share?.Lower), Figure(cell.Share?.Upper),
                    column == "list" ? ListWords.Kebab(group.Standing) : null, panel.Disclosure ?? "exact: for the care team only",
                ]);
            }
        }

        return CsvWriting.Write(PanelColumns, rows);
    }

    public static string Count(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "*";

    public static string? Figure(decimal? figure) => figure?.ToString(CultureInfo.InvariantCulture);
}
