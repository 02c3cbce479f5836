using System.Globalization;
using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Records;

namespace Ridgeway.Guidance.ShowRules;

/// <summary>A criterion in words a clinician reads, one line a condition, indented by what it belongs to.</summary>
internal static class CriterionWords
{
    public static IReadOnlyList<string> Of(Criterion criterion, FindingContext finding)
    {
        var lines = new List<string>();
        Write(criterion, finding, "", lines);
        return lines;
    }

    public static string Of(ExamplePerson person, CodeLists lists)
    {
        var parts = new List<string>();
        if (person.Born is { } born)
        {
            parts.Add($"born {born}");
        }

        if (person.Sex != Sex.NotRecorded)
        {
            parts.Add(person.Sex.ToString().ToLowerInvariant());
        }

        parts.AddRange(person.Facts.Select(fact => fact switch
        {
            ExampleFact.Read read => $"{Name(lists, read.List)} {read.Value.ToString(CultureInfo.InvariantCulture)} on {fact.On:d MMM yyyy}",
            ExampleFact.Answered answered => $"{Name(lists, answered.List)}: {answered.Answer}, {fact.On:d MMM yyyy}",
            ExampleFact.Since { Until: { } until } => $"{Name(lists, fact.List)} from {fact.On:d MMM yyyy} to {until:d MMM yyyy}",
            ExampleFact.Had => $"{Name(lists, fact.List)} on {fact.On:d MMM yyyy}",
            _ => $"{Name(lists, fact.List)} since {fact.On:d MMM yyyy}",
        }));
        return parts.Count == 0 ? "Nothing recorded" : string.Join("; ", parts);
    }

    public static string Of(Truth truth) => truth switch
    {
        Truth.True => "Yes",
        Truth.False => "No",
        Truth.Unknown => "Not known",
    };

    private static void Write(Criterion criterion, FindingContext finding, string before, List<string> lines)
    {
        switch (criterion)
        {
            case Criterion.All all:
                all.Of.ToList().ForEach(one => Write(one, finding, before, lines));
                break;
            case Criterion.Any any:
                Group(any.Of, $"{before}any of: ", finding, lines);
                break;
            case Criterion.None none:
                Group(none.Of, $"{before}none of: ", finding, lines);
                break;
            case Criterion.AtLeast least:
                Group(least.Of, $"{before}at least {least.Count} of: ", finding, lines);
                break;
            case Criterion.FirstKnown first:
                Group(first.Of, $"{before}the first known of: ", finding, lines);
                break;
            case Criterion.Not not:
                Write(not.Of, finding, before + "not: ", lines);
                break;
            case Criterion.IfUnknown closed:
                Write(closed.Of, finding, $"{before}(counts as {(closed.Then ? "yes" : "no")} where not known) ", lines);
                break;
            default:
                lines.Add(before + Leaf(criterion, finding));
                break;
        }
    }

    /// <summary>Several simple conditions on one line; where one is itself a group, a line each.</summary>
    private static void Group(IReadOnlyList<Criterion> of, string before, FindingContext finding, List<string> lines)
    {
        if (of.All(one => one.Parts().Count == 0))
        {
            lines.Add(before + string.Join("; ", of.Select(one => Leaf(one, finding))));
            return;
        }

        of.ToList().ForEach(one => Write(one, finding, before, lines));
    }

    private static string Leaf(Criterion criterion, FindingContext finding)
    {
        var lists = finding.Lists;
        return criterion switch
        {
            Criterion.Has has => $"{Name(lists, has.List)}{(has.Ever ? " at any time" : "")}{In(has.Within)}",
            Criterion.Had had => $"{Name(lists, had.List)}{(had.Times > 1 ? $" on {had.Times} days" : "")}{In(had.Within)}",
            Criterion.Taking taking => $"taking {Name(lists, taking.List).ToLowerInvariant()}{In(taking.Within)}",
            Criterion.Measured measured => $"{(measured.Of == Reading.Latest ? "" : measured.Of.ToString().ToLowerInvariant() + " of ")}{Name(lists, measured.List)} {Limits(measured.Limits, measured.List, lists)}{In(measured.Within)}",
            Criterion.Answered answered => $"answer to item {answered.Item} of {answered.Questionnaire} {Limits(answered.Limits, answered.List, lists)}{In(answered.Within)}",
            Criterion.Scored scored => $"{Name(lists, scored.List)} {Limits(scored.Limits, scored.List, lists)}{In(scored.Within)}",
            Criterion.NotRecorded missing => $"no {Name(lists, missing.List).ToLowerInvariant()} recorded{(missing.For is { } window ? $" for {window}" : "")}",
            Criterion.In within => $"on the register \"{finding.Registers.FirstOrDefault(register => register.Id == within.Register)?.Name ?? within.Register}\"",
            Criterion.Aged aged => $"aged {(aged.From is { } from ? $"{from} or over" : "")}{(aged is { From: not null, Below: not null } ? " and " : "")}{(aged.Below is { } below ? $"under {below}" : "")}",
            Criterion.AtLifeStage stage => $"life stage: {stage.Stage}",
            Criterion.OfSex sex => sex.Sex.ToString().ToLowerInvariant(),
            Criterion.OfEthnicity ethnicity => $"ethnic category {string.Join(", ", ethnicity.Categories)}",
            Criterion.Deprived deprived => $"living in tenths {deprived.FromDecile} to {deprived.ToDecile} by deprivation",
            Criterion.IfUnknown closed => $"{Leaf(closed.Of, finding)} (counts as {(closed.Then ? "yes" : "no")} where not known)",
            Criterion.Not not => $"not: {Leaf(not.Of, finding)}",
            _ => string.Join("; ", Of(criterion, finding)),
        };
    }

    private static string Limits(Limits limits, string list, CodeLists lists)
    {
        var unit = lists.TryFind(list, out var found) && found.Unit is { IsPureNumber: false } held ? " " + held.Shown : "";
        string Say(Limit limit) => limit.At switch
        {
            Threshold.Fixed written => written.Value.ToString("0.####", CultureInfo.InvariantCulture) + unit,
            Threshold.FromTable table => $"the table {table.Table}",
            _ => "a limit",
        };
        var parts = new List<string>();
        if (limits.Lower is { } lower)
        {
            parts.Add($"{(lower.Included ? "at least" : "above")} {Say(lower)}");
        }

        if (limits.Upper is { } upper)
        {
            parts.Add($"{(upper.Included ? "at most" : "below")} {Say(upper)}");
        }

        return string.Join(" and ", parts);
    }

    private static string In(Time.Window? window) => window is { } within ? $" in the last {within}" : "";

    private static string Name(CodeLists lists, string id) => lists.TryFind(id, out var list) ? list.Name : id;
}
