using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>
/// A table. Inside it the author writes plain thead, tbody, tr, th and td; they get the NHS classes from <see cref="NhsTablePart"/>.
/// <c>responsive</c> makes a card of every row on a small screen; <c>scroll</c> lets a wide table of numbers move sideways on its own.
/// </summary>
[HtmlTargetElement("nhs-table")]
public sealed class NhsTable : TagHelper
{
    /// <summary>What the table shows. Every table has one, seen or only heard (<see cref="CaptionHidden"/>).</summary>
    public string Caption { get; set; } = "";

    /// <summary>s, m, l or xl.</summary>
    public string? CaptionSize { get; set; }

    public bool CaptionHidden { get; set; }

    public bool Responsive { get; set; }

    /// <summary>Lets the table scroll sideways; the caption names the region.</summary>
    public bool Scroll { get; set; }

    /// <summary>Less room between rows: for work lists.</summary>
    public bool Compact { get; set; }

    public bool Striped { get; set; }

    public bool LastRowBorder { get; set; } = true;

    public bool Border { get; set; } = true;

    /// <summary>Names the caption, so that a scrolling table can be told from another.</summary>
    public string? CaptionId { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(TableDrawing)] = new TableDrawing(Responsive);
        var content = await output.GetChildContentAsync();
        var captionId = CaptionId ?? (Scroll ? $"table-{context.UniqueId}" : null);
        var table = Element.Of(
                "table",
                Element.Classes(
                    "nhsuk-table",
                    Compact ? "nhsuk-table--compact" : null,
                    Striped ? "nhsuk-table--striped" : null,
                    Responsive ? "nhsuk-table--responsive" : null,
                    Border ? null : "nhsuk-table--no-border",
                    LastRowBorder ? null : "nhsuk-table--no-last-row-border"),
                CaptionElement(captionId),
                content)
            .With("role", Responsive ? "table" : null)
            .WithWritten(output.Attributes);
        output.Replace(!Scroll
            ? table
            : Element.Of("div", "nhsuk-scroll", Element.Of("div", "nhsuk-scroll__content", table)
                    .With("role", "region")
                    .With("aria-labelledby", captionId))
                .With("data-module", "nhsuk-scroll"));
    }

    private IHtmlContent? CaptionElement(string? id) => Caption.Length == 0 ? null : Element.Of(
            "caption",
            Element.Classes(
                "nhsuk-table__caption",
                CaptionSize is null ? null : $"nhsuk-table__caption--{CaptionSize}",
                CaptionHidden ? "nhsuk-u-visually-hidden" : null),
            Caption)
        .With("id", id);
}

/// <summary>What the parts of one table know of it: the headings of its columns, and where in a row we are.</summary>
internal sealed class TableDrawing(bool isResponsive)
{
    public bool IsResponsive { get; } = isResponsive;

    public bool InHead { get; set; }

    public List<(string Heading, bool IsNumeric)> Columns { get; } = [];

    public int Column { get; set; }
}
