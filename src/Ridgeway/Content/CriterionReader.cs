using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Records;
using Ridgeway.Time;
using YamlDotNet.RepresentationModel;

namespace Ridgeway.Content;

/// <summary>Reads the criteria language (content/england/README.md). One verb a mapping, its modifiers beside it.</summary>
internal static class CriterionReader
{
    /// <summary>Stands in where a criterion could not be read; the document that holds it is left out.</summary>
    internal static readonly Criterion Nobody = new Criterion.Any([]);

    private static readonly Dictionary<string, Sex> Sexes = new(StringComparer.Ordinal) { ["female"] = Sex.Female, ["male"] = Sex.Male, ["other"] = Sex.Other };

    private static readonly Dictionary<string, LifeStage> Stages = new(StringComparer.Ordinal)
    {
        ["early-years"] = LifeStage.EarlyYears,
        ["school-age"] = LifeStage.SchoolAge,
        ["working-age"] = LifeStage.WorkingAge,
        ["later-life"] = LifeStage.LaterLife,
    };

    private static readonly Dictionary<string, Func<ContentEntry, Criterion>> Verbs = new(StringComparer.Ordinal)
    {
        ["has"] = Has,
        ["had"] = entry => new Criterion.Had(entry.List("had"), entry.OptionalWindow("within"), entry.OptionalWhole("times", 1, 1000) ?? 1),
        ["taking"] = entry => new Criterion.Taking(entry.List("taking", FactKind.Medicine), entry.OptionalWindow("within")),
        ["measure"] = MeasureReader.Measured,
        ["answer"] = MeasureReader.Answered,
        ["score"] = MeasureReader.Scored,
        ["missing"] = entry => new Criterion.NotRecorded(entry.List("missing"), entry.OptionalWindow("for")),
        ["in"] = entry => new Criterion.In(entry.Reference("in", "register")),
        ["age"] = entry => Aged(entry.Entry("age")),
        ["sex"] = entry => new Criterion.OfSex(entry.OneOf("sex", Sexes)),
        ["ethnicity"] = OfEthnicity,
        ["deprivation"] = entry => Deprived(entry.Entry("deprivation")),
        ["life-stage"] = entry => new Criterion.AtLifeStage(entry.OneOf("life-stage", Stages)),
        ["all"] = entry => new Criterion.All(Parts(entry, "all")),
        ["any"] = entry => new Criterion.Any(Parts(entry, "any")),
        ["none"] = entry => new Criterion.None(Parts(entry, "none")),
        ["not"] = entry => new Criterion.Not(entry.Criterion("not")),
        ["first-known"] = entry => new Criterion.FirstKnown(Parts(entry, "first-known")),
    };

    /// <summary>The criterion under a key.</summary>
    public static Criterion Criterion(this ContentEntry entry, string key)
    {
        entry.Shape?[key].IsCriterion = true;
        return Read(entry.Entry(key));
    }

    public static Criterion Read(ContentEntry entry)
    {
        if (!entry.Keys.Any())
        {
            return Nobody;
        }

        var said = entry.Keys.Where(Verbs.ContainsKey).ToList();
        entry.IsShaped(entry.Shape?.All.Verb(said.Count == 0 ? "of" : said[0]));
        var read = said.Count switch
        {
            1 => Verbs[said[0]](entry),
            0 when entry.Has("at-least") && entry.Has("of") => AtLeast(entry),
            0 => Refused(entry, $"This says nothing to look for. It needs one of {string.Join(", ", Verbs.Keys)}, or 'at-least' with 'of'.", Nearest.To(entry.Keys.First(), Verbs.Keys)),
            _ => Refused(entry, $"'{said[0]}' and '{said[1]}' are two criteria. Put each in its own entry under 'all:' or 'any:'."),
        };
        return entry.Has("if-unknown") ? new Criterion.IfUnknown(read, entry.Flag("if-unknown")) : read;
    }

    /// <summary>The id of a code list that must exist, and where it matters be of a kind.</summary>
    internal static string List(this ContentEntry entry, string key, FactKind? kind = null)
    {
        var id = entry.Reference(key, "codelist");
        if (kind is { } needed && entry.Names.TryFindList(id, out var list) && list.Kind != needed)
        {
            entry.Problem(key, $"'{id}' is a list of kind {list.Kind.ToString().ToLowerInvariant()}, and '{key}' needs one of kind {needed.ToString().ToLowerInvariant()}.");
        }

        return id;
    }

    /// <summary>The rows' conditions of a dated table: who a person is, and nothing that needs facts.</summary>
    internal static Criterion? Details(ContentEntry row)
    {
        var parts = new[] { "age", "sex", "ethnicity", "life-stage" }.Where(row.Has).Select(verb => Verbs[verb](row)).ToArray();
        return parts.Length switch { 0 => null, 1 => parts[0], _ => new Criterion.All(parts) };
    }

    /// <summary>
    /// <c>status:</c> current, where nothing is said; ever, whatever ended it; never; or resolved: had once and not now.
    /// The last two are said with the first two, so that they need no meaning of their own.
    /// </summary>
    private static Criterion Has(ContentEntry entry)
    {
        var (list, within) = (entry.List("has"), entry.OptionalWindow("within"));
        var (current, ever) = (new Criterion.Has(list, Ever: false, within), new Criterion.Has(list, Ever: true, within));
        return (entry.Has("status") ? entry.OneOf("status", Statuses) : HasStatus.Current) switch
        {
            HasStatus.Current => current,
            HasStatus.Ever => ever,
            HasStatus.Never => new Criterion.Not(ever),
            HasStatus.Resolved => new Criterion.All([ever, new Criterion.Not(current)]),
        };
    }

    private static readonly Dictionary<string, HasStatus> Statuses =
        Enum.GetValues<HasStatus>().ToDictionary(status => status.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private enum HasStatus
    {
        Current,
        Ever,
        Never,
        Resolved,
    }

    private static Criterion AtLeast(ContentEntry entry)
    {
        var parts = Parts(entry, "of");
        return new Criterion.AtLeast(entry.Whole("at-least", 1, Math.Max(1, parts.Count)), parts);
    }

    private static IReadOnlyList<Criterion> Parts(ContentEntry entry, string key)
    {
        entry.Shape?[key].IsCriterion = true;
        var parts = entry.Entries(key);
        if (parts.Count == 0 && entry.Node(key) is YamlSequenceNode or null)
        {
            entry.Problem(key, $"'{key}' has nothing in it.");
        }

        return [.. parts.Select(Read)];
    }

    private static Criterion Aged(ContentEntry age)
    {
        var from = age.OptionalWhole("at-least", 0, 130) ?? age.OptionalWhole("above", 0, 130) + 1;
        var below = age.OptionalWhole("below", 1, 131) ?? age.OptionalWhole("at-most", 0, 130) + 1;
        return (from, below) switch
        {
            (null, null) => Refused(age, "An age needs 'at-least', 'above', 'at-most' or 'below'."),
            ({ } least, { } most) when least >= most => Refused(age, $"Nobody is at least {least} and below {most}."),
            _ => new Criterion.Aged(from, below),
        };
    }

    private static Criterion OfEthnicity(ContentEntry entry)
    {
        var categories = new List<EthnicCategory>();
        foreach (var name in entry.Texts("ethnicity"))
        {
            if (EthnicFamilies.TryFind(name, out var family))
            {
                categories.AddRange(family);
            }
            else
            {
                entry.Problem("ethnicity", $"'{name}' is not one of {string.Join(", ", EthnicFamilies.Names)}.", Nearest.To(name, EthnicFamilies.Names));
            }
        }

        return new Criterion.OfEthnicity([.. categories.Distinct()]);
    }

    private static Criterion Deprived(ContentEntry deprivation)
    {
        var (from, to) = (deprivation.OptionalWhole("decile-at-least", 1, 10), deprivation.OptionalWhole("decile-at-most", 1, 10));
        return from is null && to is null
            ? Refused(deprivation, "Deprivation needs 'decile-at-most' or 'decile-at-least', from 1 (most deprived) to 10.")
            : from > to ? Refused(deprivation, $"No decile is at least {from} and at most {to}.")
            : new Criterion.Deprived(from ?? 1, to ?? 10);
    }

    private static Criterion Refused(ContentEntry entry, string what, string? suggestion = null)
    {
        entry.Note(entry.Mapping, what, suggestion);
        return Nobody;
    }
}
