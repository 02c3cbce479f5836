using Ridgeway.Content;

namespace Ridgeway.Commissioning;

/// <summary><c>prevention-definition:</c> what counts as preventive spend, one dated version a document.</summary>
internal sealed class PreventionDefinitionReader : IContentKind
{
    public string Key => "prevention-definition";

    public object Read(string id, ContentEntry entry)
    {
        var categories = entry.Entries("categories")
            .Select(category => new DefinedCategory(category.Text("id"), category.Text("name"), PreventionThresholdReader.Part(category, "counts"), category.Text("why")))
            .ToList();
        if (categories.Count == 0)
        {
            entry.Problem("categories", "A definition needs the categories it knows.");
        }

        foreach (var twice in categories.GroupBy(category => category.Id).Where(same => same.Count() > 1))
        {
            entry.Problem("categories", $"'{twice.Key}' is defined twice.");
        }

        return new PreventionDefinition
        {
            Id = id,
            Version = entry.Text("version"),
            Name = entry.Text("name"),
            Effective = entry.Effective(),
            Categories = categories,
            Source = entry.Source(),
            Approval = entry.Approval(),
        };
    }
}

/// <summary><c>prevention-threshold:</c> the share of a budget that should go to prevention.</summary>
internal sealed class PreventionThresholdReader : IContentKind
{
    public string Key => "prevention-threshold";

    public object Read(string id, ContentEntry entry) =>
        new PreventionThreshold(id, entry.Text("name"), Part(entry, "share"), entry.Effective(), entry.Source());

    /// <summary>A number from 0 to 1.</summary>
    public static decimal Part(ContentEntry entry, string key)
    {
        var part = entry.Number(key);
        if (part is < 0 or > 1)
        {
            entry.Problem(key, $"'{key}' is a part of one: from 0 to 1.");
            return 0;
        }

        return (decimal)part;
    }
}
