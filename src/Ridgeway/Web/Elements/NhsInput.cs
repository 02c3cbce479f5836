using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>One line of text. Other attributes (inputmode, autocomplete, spellcheck, disabled) go to the input as written; content, such as a button, stands after it.</summary>
[HtmlTargetElement("nhs-input")]
public sealed class NhsInput : LabelledField
{
    public string Type { get; set; } = "text";

    public string? Value { get; set; }

    /// <summary>Characters expected: 2, 3, 4, 5, 10, 20 or 30.</summary>
    public int? Width { get; set; }

    /// <summary>For codes and numbers read out digit by digit, such as an NHS number.</summary>
    public bool Code { get; set; }

    public string? Prefix { get; set; }

    public string? Suffix { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        TellSummary(FieldId, FieldName);
        var after = await output.GetChildContentAsync();
        output.Replace(Group(LabelElement(), HintElement(), ErrorElement(), Wrapped(Input(output.Attributes), after)));
    }

    private IHtmlContent Input(TagHelperAttributeList written) => Element.Void("input", Element.Classes(
            "nhsuk-input",
            Code ? "nhsuk-input--code" : null,
            HasError ? "nhsuk-input--error" : null,
            Width is null ? null : $"nhsuk-input--width-{Width}"))
        .With("id", FieldId)
        .With("name", FieldName)
        .With("type", Type)
        // A password is never sent back to the page.
        .With("value", Type == "password" ? null : Value ?? Held())
        .With("aria-describedby", Describers())
        .WithWritten(written);

    private IHtmlContent Wrapped(IHtmlContent input, TagHelperContent after)
    {
        if (Prefix is null && Suffix is null && after.IsEmptyOrWhiteSpace)
        {
            return input;
        }

        return Element.Of(
            "div",
            "nhsuk-input-wrapper",
            Prefix is null ? null : Element.Of("div", "nhsuk-input-wrapper__prefix", Prefix).With("aria-hidden", "true"),
            input,
            Suffix is null ? null : Element.Of("div", "nhsuk-input-wrapper__suffix", Suffix).With("aria-hidden", "true"),
            after);
    }
}
