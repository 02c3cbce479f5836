using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>Several fields under one question.</summary>
[HtmlTargetElement("nhs-fieldset")]
public sealed class NhsFieldset : TagHelper
{
    public string Legend { get; set; } = "";

    /// <summary>s, m, l or xl.</summary>
    public string? LegendSize { get; set; }

    /// <summary>True where the legend is the heading of the page.</summary>
    public bool LegendIsHeading { get; set; }

    /// <summary>Small words above the legend: whose answers these are, which part of the journey.</summary>
    public string? Caption { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Replace(
        Element.Of("fieldset", "nhsuk-fieldset", LegendElement(Legend, LegendSize, LegendIsHeading, Caption), await output.GetChildContentAsync())
            .WithWritten(output.Attributes));

    internal static IHtmlContent LegendElement(string legend, string? size, bool isHeading, string? caption = null)
    {
        var above = caption is null ? null : Element.Of("span", Element.Classes("nhsuk-caption-" + (size ?? "l")), caption);
        var classes = Element.Classes("nhsuk-fieldset__legend", size is null ? null : $"nhsuk-fieldset__legend--{size}");
        return isHeading
            ? Element.Of("legend", classes, Element.Of("h1", "nhsuk-fieldset__heading", above, " ", legend))
            : Element.Of("legend", classes, above, " ", legend);
    }
}
