using Microsoft.AspNetCore.Html;

namespace Ridgeway.Web.Elements;

/// <summary>A field with one control and one label.</summary>
public abstract class LabelledField : Field
{
    /// <summary>The question. Without it the property's [Display(Name)] is used.</summary>
    public string? Label { get; set; }

    /// <summary>s, m, l or xl.</summary>
    public string? LabelSize { get; set; }

    /// <summary>True where this question is the heading of the page.</summary>
    public bool LabelIsHeading { get; set; }

    private protected IHtmlContent LabelElement()
    {
        var text = Label ?? For?.Metadata.DisplayName ?? For?.Metadata.Name
            ?? throw new InvalidOperationException("A field needs a label: write label=\"...\" or [Display(Name = ...)].");
        var label = Element.Of("label", Element.Classes("nhsuk-label", LabelSize is null ? null : $"nhsuk-label--{LabelSize}"), text)
            .With("for", FieldId);
        return LabelIsHeading ? Element.Of("h1", "nhsuk-label-wrapper", label) : label;
    }
}
