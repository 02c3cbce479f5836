using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>The way back. Stands in the page's BeforeContent section.</summary>
[HtmlTargetElement("nhs-back-link")]
public sealed class NhsBackLink : TagHelper
{
    public string Href { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.Replace(Element.Of("a", "nhsuk-back-link", text.IsEmptyOrWhiteSpace ? "Back" : text).With("href", Href).WithWritten(output.Attributes));
    }
}

/// <summary>Where this page is. Children: <c>nhs-crumb</c>, from home down to the page above this one.</summary>
[HtmlTargetElement("nhs-breadcrumb")]
public sealed class NhsBreadcrumb : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var crumbs = new List<Crumb>();
        context.Items[typeof(Crumb)] = crumbs;
        await output.GetChildContentAsync();
        if (crumbs.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var list = Element.Of("ol", "nhsuk-breadcrumb__list");
        crumbs.ForEach(crumb => list.Add(Element.Of(
            "li",
            "nhsuk-breadcrumb__list-item",
            Element.Of("a", "nhsuk-breadcrumb__link", crumb.Text).With("href", crumb.Href))));
        output.Replace(Element.Of(
                "nav",
                "nhsuk-breadcrumb",
                list,
                Element.Of("a", "nhsuk-back-link", Element.Hidden("Back to "), crumbs[^1].Text).With("href", crumbs[^1].Href))
            .With("aria-label", "Breadcrumb")
            .WithWritten(output.Attributes));
    }
}

internal sealed record Crumb(string Href, TagHelperContent Text);

[HtmlTargetElement("nhs-crumb")]
public sealed class NhsCrumb : TagHelper
{
    public string Href { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((List<Crumb>)context.Items[typeof(Crumb)]).Add(new Crumb(Href, await output.GetChildContentAsync()));
        output.SuppressOutput();
    }
}

/// <summary>The pages of a long list: this one, its neighbours, the first and the last.</summary>
[HtmlTargetElement("nhs-pagination")]
public sealed class NhsPagination : TagHelper
{
    /// <summary>The page shown, from 1.</summary>
    public int Page { get; set; }

    public int Pages { get; set; }

    /// <summary>Where a page is: an address with {page} in it.</summary>
    public string Href { get; set; } = "?page={page}";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages < 2)
        {
            output.SuppressOutput();
            return;
        }

        var list = Element.Of("ul", "nhsuk-pagination__list");
        var last = 0;
        foreach (var number in Shown())
        {
            if (number > last + 1)
            {
                list.Add(Element.Of("li", "nhsuk-pagination__item nhsuk-pagination__item--ellipsis", "\u22EF"));
            }

            list.Add(Item(number));
            last = number;
        }

        output.Replace(Element.Of(
                "nav",
                "nhsuk-pagination nhsuk-pagination--numbered",
                Page > 1 ? Step("previous", "prev", "Previous", Page - 1) : null,
                list,
                Page < Pages ? Step("next", "next", "Next", Page + 1) : null)
            .With("role", "navigation")
            .With("aria-label", "Pagination")
            .WithWritten(output.Attributes));
    }

    /// <summary>The first, the last, and two on either side of this one.</summary>
    private IEnumerable<int> Shown() => Enumerable.Range(1, Pages).Where(number => number == 1 || number == Pages || Math.Abs(number - Page) <= 2);

    private TagBuilder Item(int number) => Element.Of(
        "li",
        Element.Classes("nhsuk-pagination__item", number == Page ? "nhsuk-pagination__item--current" : null),
        Element.Of("a", "nhsuk-pagination__link", number)
            .With("href", At(number))
            .With("aria-label", $"Page {number}")
            .With("aria-current", number == Page ? "page" : null));

    private TagBuilder Step(string name, string rel, string words, int number)
    {
        var title = Element.Of("span", "nhsuk-pagination__title", words, Element.Hidden(" page"));
        return Element.Of("a", $"nhsuk-pagination__{name}", name == "previous" ? Icon.ArrowLeft : title, name == "previous" ? title : Icon.ArrowRight)
            .With("href", At(number))
            .With("rel", rel);
    }

    private string At(int number) => Href.Replace("{page}", number.ToString(), StringComparison.Ordinal);
}
