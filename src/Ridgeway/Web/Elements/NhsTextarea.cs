using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>Several lines of text.</summary>
[HtmlTargetElement("nhs-textarea")]
public sealed class NhsTextarea : LabelledField
{
    public int Rows { get; set; } = 5;

    public string? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        TellSummary(FieldId, FieldName);
        var area = Element.Of("textarea", Element.Classes("nhsuk-textarea", HasError ? "nhsuk-textarea--error" : null))
            .With("id", FieldId)
            .With("name", FieldName)
            .With("rows", Rows.ToString())
            .With("aria-describedby", Describers())
            .WithWritten(output.Attributes);
        // A browser drops the first new line of a textarea: one is given to drop.
        var text = Value ?? Held();
        area.Add(text is not null && text.StartsWith('\n') ? "\n" + text : text);
        output.Replace(Group(LabelElement(), HintElement(), ErrorElement(), area));
    }
}
