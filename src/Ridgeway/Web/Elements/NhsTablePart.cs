using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>Plain table parts inside <c>nhs-table</c>: the NHS classes, scopes and roles. Parts of other tables are left alone.</summary>
[HtmlTargetElement("thead")]
[HtmlTargetElement("tbody")]
[HtmlTargetElement("tr")]
public sealed class NhsTablePart : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(TableDrawing), out var found) || found is not TableDrawing table)
        {
            return;
        }

        switch (context.TagName)
        {
            case "thead":
                table.InHead = true;
                output.Content.SetHtmlContent(await output.GetChildContentAsync());
                table.InHead = false;
                Dress(output, "nhsuk-table__head", table.IsResponsive ? "rowgroup" : null);
                break;
            case "tbody":
                Dress(output, "nhsuk-table__body", null);
                break;
            default:
                table.Column = 0;
                Dress(output, "nhsuk-table__row", table.IsResponsive ? "row" : null);
                break;
        }
    }

    internal static void Dress(TagHelperOutput output, string classes, string? role)
    {
        output.Attributes.SetAttribute("class", Element.Classes(classes, output.Attributes["class"]?.Value?.ToString()));
        if (role is not null)
        {
            output.Attributes.SetAttribute("role", role);
        }
    }
}

/// <summary>A cell inside <c>nhs-table</c>. A column whose heading is <c>numeric</c> is numeric all the way down.</summary>
[HtmlTargetElement("th")]
[HtmlTargetElement("td")]
public sealed partial class NhsTableCell : TagHelper
{
    public bool? Numeric { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(TableDrawing), out var found) || found is not TableDrawing table)
        {
            return;
        }

        var content = await output.GetChildContentAsync();
        if (table.InHead)
        {
            table.Columns.Add((TextOf(content), Numeric ?? false));
            Dress(output, context.TagName, Numeric ?? false, "col", table.IsResponsive ? "columnheader" : null);
            return;
        }

        var column = table.Column < table.Columns.Count ? table.Columns[table.Column] : default;
        table.Column++;
        var isHeader = context.TagName == "th";
        Dress(output, context.TagName, Numeric ?? column.IsNumeric, isHeader ? "row" : null, !table.IsResponsive ? null : isHeader ? "rowheader" : "cell");
        if (table.IsResponsive && !string.IsNullOrEmpty(column.Heading))
        {
            var heading = Element.Of("span", "nhsuk-table__heading", column.Heading + " ").With("aria-hidden", "true");
            // In a card the heading and the content stand at either end of a line: content of several parts is kept in one.
            IHtmlContent value = HasTags(content) ? Element.Of("span", null, content) : content;
            output.Content.SetHtmlContent(new HtmlContentBuilder().AppendHtml(heading).AppendHtml(value));
        }
    }

    private static void Dress(TagHelperOutput output, string tag, bool isNumeric, string? scope, string? role)
    {
        var name = tag == "th" ? "nhsuk-table__header" : "nhsuk-table__cell";
        NhsTablePart.Dress(output, Element.Classes(name, isNumeric ? name + "--numeric" : null), role);
        if (scope is not null && !output.Attributes.ContainsName("scope"))
        {
            output.Attributes.SetAttribute("scope", scope);
        }
    }

    /// <summary>The words of a heading without its mark-up.</summary>
    private static string TextOf(TagHelperContent content) => System.Net.WebUtility.HtmlDecode(Tags().Replace(Html(content), "")).Trim();

    private static bool HasTags(TagHelperContent content) => Tags().IsMatch(Html(content));

    private static string Html(TagHelperContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();
}
