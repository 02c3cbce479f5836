using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>A button, or with <c>href</c> a link that looks like one. Forms send once: a second click within a second does nothing.</summary>
[HtmlTargetElement("nhs-button")]
public sealed class NhsButton : TagHelper
{
    /// <summary>Where it leads; without it the button sends its form.</summary>
    public string? Href { get; set; }

    /// <summary>secondary, secondary-solid, reverse, warning or login; without it the primary button of the page.</summary>
    public string? Variant { get; set; }

    public bool Small { get; set; }

    public bool Disabled { get; set; }

    /// <summary>Stops a second click from sending the form twice (with JavaScript; the server must bear it anyway).</summary>
    public bool? PreventDoubleClick { get; set; }

    public string Type { get; set; } = "submit";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var classes = Element.Classes(
            "nhsuk-button",
            Small ? "nhsuk-button--small" : null,
            Variant is null ? null : $"nhsuk-button--{Variant}");
        var text = await output.GetChildContentAsync();
        var button = Href is null
            ? Element.Of("button", classes, text)
                .With("data-module", "nhsuk-button")
                .With("data-prevent-double-click", PreventDoubleClick is null ? null : PreventDoubleClick.Value ? "true" : "false")
                .With("type", Type)
                .WithFlag("disabled", Disabled)
                .With("aria-disabled", Disabled ? "true" : null)
            : Element.Of("a", classes, text)
                .With("data-module", "nhsuk-button")
                .With("href", Href)
                .With("role", "button")
                .With("draggable", "false");
        output.Replace(button.WithWritten(output.Attributes));
    }
}
