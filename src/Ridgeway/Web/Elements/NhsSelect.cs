using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>One of a long list. For fewer than about eight choices radios are kinder.</summary>
[HtmlTargetElement("nhs-select")]
public sealed class NhsSelect : LabelledField
{
    /// <summary>The choices in order; the one whose value is held is selected, and otherwise the one marked so.</summary>
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    public string? Value { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        TellSummary(FieldId, FieldName);
        var after = await output.GetChildContentAsync();
        var select = Element.Of("select", Element.Classes("nhsuk-select", HasError ? "nhsuk-select--error" : null))
            .With("id", FieldId)
            .With("name", FieldName)
            .With("aria-describedby", Describers())
            .WithWritten(output.Attributes);
        var held = Value ?? Held();
        foreach (var item in Items)
        {
            select.Add(Element.Of("option", null, item.Text)
                .With("value", item.Value)
                .WithFlag("selected", held is null ? item.Selected : item.Value == held)
                .WithFlag("disabled", item.Disabled));
        }

        IHtmlContent control = after.IsEmptyOrWhiteSpace ? select : Element.Of("div", "nhsuk-input-wrapper", select, after);
        output.Replace(Group(LabelElement(), HintElement(), ErrorElement(), control));
    }
}
