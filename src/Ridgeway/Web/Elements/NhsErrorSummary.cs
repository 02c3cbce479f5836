using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>
/// Everything that was wrong with the form, each with a link to where it is put right. The layout draws it on every page:
/// a page only adds its problems to the ModelState.
/// </summary>
[HtmlTargetElement("nhs-error-summary")]
public sealed class NhsErrorSummary : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext? ViewContext { get; set; }

    /// <summary>Problems given by hand; otherwise those of the ModelState.</summary>
    public IReadOnlyList<(string Words, string? Href)>? Problems { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var problems = Problems ?? FromModelState();
        if (problems.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var list = Element.Of("ul", "nhsuk-list nhsuk-error-summary__list");
        foreach (var (words, href) in problems)
        {
            list.Add(Element.Of("li", null, href is null ? words : Element.Of("a", null, words).With("href", href)));
        }

        output.Replace(Element.Of("div", "nhsuk-error-summary", Element.Of(
                    "div",
                    null,
                    Element.Of("h2", "nhsuk-error-summary__heading", "There is a problem"),
                    Element.Of("div", "nhsuk-error-summary__body", list))
                .With("role", "alert"))
            .With("data-module", "nhsuk-error-summary")
            .WithWritten(output.Attributes));
    }

    private IReadOnlyList<(string Words, string? Href)> FromModelState()
    {
        if (ViewContext is null || ViewContext.ViewData.ModelState.IsValid)
        {
            return [];
        }

        var places = FieldPlaces.Of(ViewContext.HttpContext);
        return [.. ViewContext.ViewData.ModelState
            .Where(entry => entry.Value is { Errors.Count: > 0 })
            .OrderBy(entry => places.OrderOf(entry.Key))
            .Select(entry => (
                Words: Field.Words(entry.Value!.Errors[0]),
                Href: places.ElementFor(entry.Key) is { } element ? "#" + element : null))
            // The parts of one date share their words.
            .DistinctBy(problem => problem.Words)];
    }
}
