using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>Something to notice within the text.</summary>
[HtmlTargetElement("nhs-inset")]
public sealed class NhsInset : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Replace(
        Element.Of("div", "nhsuk-inset-text", Element.Hidden("Information: "), await output.GetChildContentAsync()).WithWritten(output.Attributes));
}

/// <summary>Something that must not be missed: a warning with a heading.</summary>
[HtmlTargetElement("nhs-warning")]
public sealed class NhsWarning : TagHelper
{
    public string Heading { get; set; } = "Important";

    public int HeadingLevel { get; set; } = 3;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Replace(
        Element.Of("div", "nhsuk-card nhsuk-card--warning", Element.Of(
                "div",
                "nhsuk-card__content",
                Element.Of($"h{HeadingLevel}", "nhsuk-card__heading", Words()),
                await output.GetChildContentAsync()))
            .WithWritten(output.Attributes));

    /// <summary>That it is a warning is seen by its look; it is also said, unless the heading says so.</summary>
    private object Words() => Heading.Contains("important", StringComparison.OrdinalIgnoreCase)
        ? Heading
        : Element.Of("span", null, Element.Hidden("Important: "), Heading).With("role", "text");
}

/// <summary>The end of a journey: it is done, and what happens next. With <c>interruption</c>: stop and confirm.</summary>
[HtmlTargetElement("nhs-panel")]
public sealed class NhsPanel : TagHelper
{
    public string Heading { get; set; } = "";

    public int HeadingLevel { get; set; } = 1;

    /// <summary>m, l or xl.</summary>
    public string? HeadingSize { get; set; }

    public bool Interruption { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Replace(
        Element.Of(
                "div",
                Element.Classes("nhsuk-panel", Interruption ? "nhsuk-panel--interruption" : null),
                Element.Of(
                    $"h{HeadingLevel}",
                    Element.Classes("nhsuk-panel__heading", HeadingSize is null ? null : $"nhsuk-panel__heading--{HeadingSize}"),
                    Heading),
                Element.Of("div", "nhsuk-panel__body", await output.GetChildContentAsync()))
            .WithWritten(output.Attributes));
}

/// <summary>News about the whole page; <c>success</c> where something was just done.</summary>
[HtmlTargetElement("nhs-notification")]
public sealed class NhsNotification : TagHelper
{
    private const string TitleId = "nhsuk-notification-banner-title";

    public bool Success { get; set; }

    public string? Title { get; set; }

    /// <summary>The news in a line; content says more.</summary>
    public string? Heading { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var more = await output.GetChildContentAsync();
        var hasMore = !more.IsEmptyOrWhiteSpace;
        var heading = Heading is null ? null : Element.Of(hasMore ? "h3" : "p", "nhsuk-notification-banner__heading", Heading);
        output.Replace(Element.Of(
                "div",
                Element.Classes("nhsuk-notification-banner", Success ? "nhsuk-notification-banner--success" : null),
                Element.Of("div", "nhsuk-notification-banner__header", Element.Of("h2", "nhsuk-notification-banner__title", Title ?? (Success ? "Success" : "Important")).With("id", TitleId)),
                Element.Of("div", "nhsuk-notification-banner__content", heading, hasMore ? (IHtmlContent)more : null))
            .With("data-module", "nhsuk-notification-banner")
            .With("role", Success ? "alert" : "region")
            .With("aria-labelledby", TitleId)
            .WithWritten(output.Attributes));
    }
}
