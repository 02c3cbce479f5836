using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>A date in three boxes, bound to a DateOnly (<see cref="DateOnlyBinder"/>); their names are NAME.Day, NAME.Month, NAME.Year.</summary>
[HtmlTargetElement("nhs-date")]
public sealed class NhsDate : Field
{
    private static readonly string[] Parts = ["Day", "Month", "Year"];

    public string? Legend { get; set; }

    public string? LegendSize { get; set; }

    public bool LegendIsHeading { get; set; }

    /// <summary>The date held, where no model holds it.</summary>
    public DateOnly? Value { get; set; }

    /// <summary>True for a birthday: the browser may fill it in.</summary>
    public bool IsBirthday { get; set; }

    private string? DateError => FieldError ?? Parts.Select(part => FirstError($"{FieldName}.{part}")).FirstOrDefault(words => words is not null);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Error = DateError;
        var wrong = WrongParts();
        TellSummary($"{FieldId}-{(wrong.Length == 0 ? "day" : wrong[0].ToLowerInvariant())}", FieldName, $"{FieldName}.Day", $"{FieldName}.Month", $"{FieldName}.Year");
        var boxes = Element.Of("div", "nhsuk-date-input").With("id", FieldId).WithWritten(output.Attributes);
        foreach (var part in Parts)
        {
            boxes.Add(Box(part, wrong.Contains(part)));
        }

        var legend = Legend ?? For?.Metadata.DisplayName
            ?? throw new InvalidOperationException("A date needs a legend: write legend=\"...\" or [Display(Name = ...)].");
        output.Replace(Group(Element.Of(
                "fieldset",
                "nhsuk-fieldset",
                NhsFieldset.LegendElement(legend, LegendSize, LegendIsHeading),
                HintElement(),
                ErrorElement(),
                boxes)
            .With("role", "group")
            .With("aria-describedby", Describers())));
    }

    private string[] WrongParts()
    {
        var wrong = Parts.Where(part => FirstError($"{FieldName}.{part}") is not null).ToArray();
        return wrong.Length == 0 && HasError ? Parts : wrong;
    }

    private IHtmlContent Box(string part, bool isWrong)
    {
        var key = part.ToLowerInvariant();
        var id = $"{FieldId}-{key}";
        return Element.Of("div", "nhsuk-date-input__item", Element.Of(
            "div",
            Element.Classes("nhsuk-form-group", isWrong ? "nhsuk-form-group--error" : null),
            Element.Of("label", "nhsuk-label nhsuk-date-input__label", part).With("for", id),
            Element.Void("input", Element.Classes(
                    "nhsuk-input",
                    isWrong ? "nhsuk-input--error" : null,
                    part == "Year" ? "nhsuk-input--width-4" : "nhsuk-input--width-2",
                    "nhsuk-date-input__input"))
                .With("id", id)
                .With("name", $"{FieldName}.{part}")
                .With("type", "text")
                .With("value", HeldPart(part))
                .With("autocomplete", IsBirthday ? $"bday-{key}" : null)
                .With("inputmode", "numeric")));
    }

    private string? HeldPart(string part)
    {
        if (ViewContext is not null
            && ViewContext.ViewData.ModelState.TryGetValue($"{FieldName}.{part}", out var entry)
            && entry.RawValue is not null)
        {
            return entry.AttemptedValue;
        }

        return (Value ?? For?.Model as DateOnly?) is not { } date ? null : part switch
        {
            "Day" => date.Day.ToString(),
            "Month" => date.Month.ToString(),
            _ => date.Year.ToString(),
        };
    }
}
