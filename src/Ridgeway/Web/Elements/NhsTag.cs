using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>The state of something in a word or two. The colour only repeats what the words say.</summary>
[HtmlTargetElement("nhs-tag")]
public sealed class NhsTag : TagHelper
{
    /// <summary>white, grey, green, aqua-green, blue, purple, pink, red, orange, yellow, or none.</summary>
    public string? Colour { get; set; }

    public bool Border { get; set; } = true;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Replace(
        Element.Of(
                "strong",
                Element.Classes(
                    "nhsuk-tag",
                    Colour switch { null => null, "none" => "nhsuk-tag--no-colour", _ => $"nhsuk-tag--{Colour}" },
                    Border ? null : "nhsuk-tag--no-border"),
                await output.GetChildContentAsync())
            .WithWritten(output.Attributes));
}
