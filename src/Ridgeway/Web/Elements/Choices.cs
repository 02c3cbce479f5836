using System.Collections;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>One of a few (radios) or any of a few (checkboxes), under one question.</summary>
public abstract class Choices : Field
{
    private readonly string block;
    private readonly string type;

    private protected Choices(string block, string type)
    {
        this.block = block;
        this.type = type;
    }

    /// <summary>The question. Without it the property's [Display(Name)] is used.</summary>
    public string? Legend { get; set; }

    /// <summary>s, m, l or xl.</summary>
    public string? LegendSize { get; set; }

    /// <summary>True where this question is the heading of the page.</summary>
    public bool LegendIsHeading { get; set; }

    /// <summary>True where a heading already asks the question and a group of choices would be announced twice.</summary>
    public bool WithoutLegend { get; set; }

    public bool Inline { get; set; }

    public bool Small { get; set; }

    /// <summary>The value or values chosen, where no model holds them.</summary>
    public IReadOnlyCollection<string>? Chosen { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        TellSummary(FieldId, FieldName);
        var drawing = new ChoiceDrawing(FieldId, FieldName, block, type, Chosen ?? HeldValues());
        context.Items[typeof(ChoiceDrawing)] = drawing;
        await output.GetChildContentAsync();

        var list = Element.Of("div", Element.Classes(
                $"nhsuk-{block}",
                Inline ? $"nhsuk-{block}--inline" : null,
                Small ? $"nhsuk-{block}--small" : null))
            .With("data-module", $"nhsuk-{block}")
            .WithWritten(output.Attributes);
        foreach (var item in drawing.Drawn)
        {
            list.Add(item);
        }

        output.Replace(WithoutLegend ? Group(HintElement(), ErrorElement(), list) : Group(Fieldset(list)));
    }

    private IHtmlContent Fieldset(IHtmlContent list)
    {
        var legend = Legend ?? For?.Metadata.DisplayName
            ?? throw new InvalidOperationException("Choices need a legend: write legend=\"...\" or [Display(Name = ...)].");
        return Element.Of(
                "fieldset",
                "nhsuk-fieldset",
                NhsFieldset.LegendElement(legend, LegendSize, LegendIsHeading),
                HintElement(),
                ErrorElement(),
                list)
            .With("aria-describedby", Describers());
    }

    private IReadOnlyCollection<string> HeldValues()
    {
        if (ViewContext is not null && ViewContext.ViewData.ModelState.TryGetValue(FieldName, out var entry) && entry.RawValue is not null)
        {
            return entry.RawValue as string[] ?? entry.AttemptedValue?.Split(',') ?? [];
        }

        return For?.Model switch
        {
            null => [],
            string one => [one],
            bool yes => [yes ? "true" : "false"],
            IEnumerable many => [.. many.Cast<object?>().Select(AsText).OfType<string>()],
            var one => [AsText(one) ?? ""],
        };
    }
}

/// <summary>One of a few. Children: <c>nhs-radio</c>, and <c>nhs-or</c> before a choice of another kind.</summary>
[HtmlTargetElement("nhs-radios")]
public sealed class NhsRadios() : Choices("radios", "radio");

/// <summary>Any of a few. Children: <c>nhs-checkbox</c>, and <c>nhs-or</c> before "none of these".</summary>
[HtmlTargetElement("nhs-checkboxes")]
public sealed class NhsCheckboxes() : Choices("checkboxes", "checkbox");
