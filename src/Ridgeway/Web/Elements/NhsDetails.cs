using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>More for those who want it: the summary is always seen, the rest opens.</summary>
[HtmlTargetElement("nhs-details")]
public sealed class NhsDetails : TagHelper
{
    public string Summary { get; set; } = "";

    public bool Open { get; set; }

    /// <summary>True for the boxed kind, of which several stand under each other.</summary>
    public bool Expander { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Replace(
        Element.Of(
                "details",
                Element.Classes("nhsuk-details", Expander ? "nhsuk-expander" : null),
                Element.Of("summary", "nhsuk-details__summary", Element.Of("span", "nhsuk-details__summary-text", Summary)),
                Element.Of("div", "nhsuk-details__text", await output.GetChildContentAsync()))
            .WithFlag("open", Open)
            .WithWritten(output.Attributes));
}
