using Ridgeway.Finding;

namespace Ridgeway.Content.Kinds;

/// <summary><c>table:</c> a threshold that differs between people.</summary>
internal sealed class TableReader : IContentKind
{
    public string Key => "table";

    public object Read(string id, ContentEntry entry)
    {
        var rows = entry.Entries("rows").Select(row => new TableRow(CriterionReader.Details(row), row.Number("value"))).ToList();
        if (rows.Count == 0 || rows[^1].When is not null)
        {
            entry.Problem("rows", "The last row must be for everyone left: only a value.");
        }

        if (rows.SkipLast(1).Any(row => row.When is null))
        {
            entry.Problem("rows", "A row for everyone hides the rows after it; put it last.");
        }

        return new DatedTable
        {
            Id = id,
            Name = entry.Text("name"),
            Ucum = entry.Text("ucum"),
            Rows = rows,
            Effective = entry.Effective(),
            Source = entry.Source(),
        };
    }
}

/// <summary><c>register:</c> a definition of who is meant.</summary>
internal sealed class RegisterReader : IContentKind
{
    private static readonly Dictionary<string, RegisterGroup> Groups = new(StringComparer.Ordinal)
    {
        ["major-condition"] = RegisterGroup.MajorCondition,
        ["condition"] = RegisterGroup.Condition,
        ["risk-factor"] = RegisterGroup.RiskFactor,
        ["need"] = RegisterGroup.Need,
        ["due"] = RegisterGroup.Due,
        ["undiagnosed"] = RegisterGroup.Undiagnosed,
        ["cohort"] = RegisterGroup.Cohort,
    };

    public string Key => "register";

    public object Read(string id, ContentEntry entry) => new Register
    {
        Id = id,
        Name = entry.Text("name"),
        Version = entry.Text("version"),
        Group = entry.OneOf("group", Groups),
        Definition = entry.Text("definition"),
        Who = entry.Criterion("who"),
        Source = entry.Source(),
        Effective = entry.Effective(),
        Examples = entry.Examples(),
    };
}
