using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>
/// What every form field shares: its name and id, the value typed or held, the words that name it, the hint, and what was wrong.
/// With <c>for</c> all of them come from the model and the ModelState; each may also be written on the tag.
/// </summary>
public abstract class Field : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext? ViewContext { get; set; }

    /// <summary>The property of the page that this field asks for.</summary>
    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    public string? Id { get; set; }

    public string? Hint { get; set; }

    /// <summary>What was wrong, in words that say how to put it right.</summary>
    public string? Error { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>Marks the field wrong where the words stand elsewhere.</summary>
    public bool IsWrong { get; set; }

    protected string FieldName => Name
        ?? (For is null ? "" : ViewContext?.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name) ?? For.Name);

    protected string FieldId => Id ?? TagBuilder.CreateSanitizedId(FieldName, "_");

    protected string? FieldError => Error ?? FirstError(FieldName);

    protected bool HasError => IsWrong || FieldError is not null;

    private protected string? Describers(params ReadOnlySpan<string?> also)
    {
        var ids = Element.Classes([.. also, Hint is null ? null : $"{FieldId}-hint", FieldError is null ? null : $"{FieldId}-error"]);
        return ids.Length == 0 ? null : ids;
    }

    /// <summary>What the person typed if the form came back, or else what the model holds.</summary>
    protected string? Held()
    {
        if (ViewContext is not null && ViewContext.ViewData.ModelState.TryGetValue(FieldName, out var entry) && entry.RawValue is not null)
        {
            return entry.AttemptedValue;
        }

        return AsText(For?.Model);
    }

    protected string? FirstError(string key)
    {
        if (ViewContext is null || !ViewContext.ViewData.ModelState.TryGetValue(key, out var entry) || entry.Errors.Count == 0)
        {
            return null;
        }

        return Words(entry.Errors[0]);
    }

    /// <summary>Tells the error summary where this field is, so that its link leads to the part to put right.</summary>
    private protected void TellSummary(string elementId, params ReadOnlySpan<string> keys)
    {
        if (ViewContext is null)
        {
            return;
        }

        var places = FieldPlaces.Of(ViewContext.HttpContext);
        foreach (var key in keys)
        {
            places.Add(key, elementId);
        }
    }

    private protected TagBuilder Group(params ReadOnlySpan<object?> parts) => Element.Of(
        "div",
        Element.Classes("nhsuk-form-group", HasError ? "nhsuk-form-group--error" : null),
        parts);

    private protected IHtmlContent? HintElement() =>
        Hint is null ? null : Element.Of("div", "nhsuk-hint", Hint).With("id", $"{FieldId}-hint");

    private protected IHtmlContent? ErrorElement() => FieldError is not { } words
        ? null
        : Element.Of("span", "nhsuk-error-message", Element.Hidden("Error: "), words).With("id", $"{FieldId}-error");

    internal static string Words(ModelError error) =>
        string.IsNullOrEmpty(error.ErrorMessage) ? "This answer could not be read" : error.ErrorMessage;

    internal static string? AsText(object? value) => value switch
    {
        null => null,
        DateOnly date => date.ToString("yyyy-MM-dd"),
        _ => value.ToString(),
    };
}
