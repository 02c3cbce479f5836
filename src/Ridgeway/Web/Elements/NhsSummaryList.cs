using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>Facts as pairs: what it is, and what was said. Children: <c>nhs-row</c>.</summary>
[HtmlTargetElement("nhs-summary-list")]
public sealed class NhsSummaryList : TagHelper
{
    public bool Border { get; set; } = true;

    public bool LastRowBorder { get; set; } = true;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = new List<SummaryRow>();
        context.Items[typeof(SummaryRow)] = rows;
        await output.GetChildContentAsync();
        var anyActions = rows.Exists(row => row.Actions.Count > 0);
        var list = Element.Of("dl", Element.Classes(
                "nhsuk-summary-list",
                Border ? null : "nhsuk-summary-list--no-border",
                LastRowBorder ? null : "nhsuk-summary-list--no-last-row-border"))
            .WithWritten(output.Attributes);
        rows.ForEach(row => list.Add(row.Element(anyActions)));
        output.Replace(list);
    }
}

/// <summary>One pair: <c>key</c> names it, the content is its value, <c>nhs-action</c> inside changes it.</summary>
[HtmlTargetElement("nhs-row")]
public sealed class NhsRow : TagHelper
{
    public string Key { get; set; } = "";

    public bool Border { get; set; } = true;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var row = new SummaryRow(Key, Border, []);
        context.Items[typeof(NhsRow)] = row;
        row.Value = await output.GetChildContentAsync();
        ((List<SummaryRow>)context.Items[typeof(SummaryRow)]).Add(row);
        output.SuppressOutput();
    }
}

/// <summary>What can be done with one pair; <c>about</c> is heard and not seen ("Change name").</summary>
[HtmlTargetElement("nhs-action")]
public sealed class NhsAction : TagHelper
{
    public string Href { get; set; } = "";

    public string? About { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var row = (SummaryRow)context.Items[typeof(NhsRow)];
        var about = About ?? (row.Key.Length == 0 ? "" : char.ToLowerInvariant(row.Key[0]) + row.Key[1..]);
        var card = context.Items.TryGetValue(typeof(CardActions), out var around) ? ((CardActions)around).About : null;
        row.Actions.Add(Element.Of("a", "nhsuk-link", await output.GetChildContentAsync(), Element.Hidden(card is null ? $" {about}" : $" {about} ({card})"))
            .With("href", Href)
            .WithWritten(output.Attributes));
        output.SuppressOutput();
    }
}

internal sealed record SummaryRow(string Key, bool Border, List<TagBuilder> Actions)
{
    public IHtmlContent? Value { get; set; }

    public TagBuilder Element(bool anyActions) => Elements.Element.Of(
        "div",
        Elements.Element.Classes(
            "nhsuk-summary-list__row",
            anyActions && Actions.Count == 0 ? "nhsuk-summary-list__row--no-actions" : null,
            Border ? null : "nhsuk-summary-list__row--no-border"),
        Elements.Element.Of("dt", "nhsuk-summary-list__key", Key),
        Elements.Element.Of("dd", "nhsuk-summary-list__value", Value),
        Actions.Count == 0 ? null : Elements.Element.Of("dd", "nhsuk-summary-list__actions", ActionsElement()));

    private TagBuilder ActionsElement()
    {
        if (Actions.Count == 1)
        {
            return Actions[0];
        }

        var list = Elements.Element.Of("ul", "nhsuk-summary-list__actions-list");
        Actions.ForEach(action => list.Add(Elements.Element.Of("li", "nhsuk-summary-list__actions-list-item", action)));
        return list;
    }
}
