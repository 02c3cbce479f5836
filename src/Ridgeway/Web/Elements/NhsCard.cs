using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>
/// A card. <c>kind</c> feature, primary, secondary or warning; or a care card: non-urgent, urgent, emergency (red flags),
/// whose level is also said in words for those who cannot see the colour.
/// </summary>
[HtmlTargetElement("nhs-card")]
public sealed class NhsCard : TagHelper
{
    public string? Heading { get; set; }

    public int HeadingLevel { get; set; } = 2;

    /// <summary>xs, s, m, l or xl.</summary>
    public string? HeadingSize { get; set; }

    public string? HeadingId { get; set; }

    /// <summary>Where the heading leads.</summary>
    public string? Href { get; set; }

    /// <summary>The whole card can be pressed.</summary>
    public bool Clickable { get; set; }

    public string? Kind { get; set; }

    public string? Description { get; set; }

    private string? CareWords => Heading is null ? null : Kind switch
    {
        "emergency" => "Immediate action required: ",
        "urgent" => "Urgent advice: ",
        "non-urgent" => "Non-urgent advice: ",
        _ => null,
    };

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = new CardActions(Heading);
        context.Items[typeof(CardActions)] = actions;
        var content = await output.GetChildContentAsync();
        var hasTop = CareWords is not null || actions.Drawn.Count > 0;
        var heading = HeadingElement();
        var body = Element.Of(
            "div",
            "nhsuk-card__content",
            hasTop ? null : heading,
            Description is null ? null : Element.Of("p", "nhsuk-card__description", Description),
            content,
            Kind == "primary" ? Icon.ChevronRightCircle : null);
        output.Replace(Element.Of("div", CardClasses(), hasTop ? Top(heading, actions) : null, body).WithWritten(output.Attributes));
    }

    private string CardClasses() => Element.Classes(
        "nhsuk-card",
        Clickable ? "nhsuk-card--clickable" : null,
        CareWords is not null ? $"nhsuk-card--care nhsuk-card--care--{Kind}" : Kind is null ? null : $"nhsuk-card--{Kind}");

    private TagBuilder Top(IHtmlContent? heading, CardActions actions)
    {
        var arrow = CareWords is null ? null : Element.Of("span", "nhsuk-card--care__arrow").With("aria-hidden", "true");
        return Element.Of("div", "nhsuk-card__heading-container", heading, arrow, actions.Element());
    }

    private TagBuilder? HeadingElement()
    {
        if (Heading is null)
        {
            return null;
        }

        object words = (Href, CareWords) switch
        {
            (not null, _) when Kind != "feature" => Element.Of("a", "nhsuk-card__link", Heading).With("href", Href),
            (_, { } care) => Element.Of("span", null, Element.Hidden(care), Heading).With("role", "text"),
            _ => Heading,
        };
        return Element.Of($"h{HeadingLevel}", Element.Classes("nhsuk-card__heading", HeadingSize is null ? null : $"nhsuk-heading-{HeadingSize}"), words)
            .With("id", HeadingId);
    }
}

/// <summary>What can be done with the thing a card shows.</summary>
internal sealed class CardActions(string? about)
{
    public string? About { get; } = about;

    public List<TagBuilder> Drawn { get; } = [];

    public TagBuilder? Element()
    {
        if (Drawn.Count == 0)
        {
            return null;
        }

        if (Drawn.Count == 1)
        {
            return Elements.Element.Of("div", "nhsuk-card__actions", Drawn[0]);
        }

        var list = Elements.Element.Of("ul", "nhsuk-card__actions");
        Drawn.ForEach(action => list.Add(Elements.Element.Of("li", "nhsuk-card__action", action)));
        return list;
    }
}

/// <summary>One thing that can be done with a card; a screen reader also hears what about.</summary>
[HtmlTargetElement("nhs-card-action")]
public sealed class NhsCardAction : TagHelper
{
    public string Href { get; set; } = "";

    /// <summary>What the action is about, heard and not seen; the card's heading if not given.</summary>
    public string? About { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var card = (CardActions)context.Items[typeof(CardActions)];
        var about = About ?? (card.About is null ? null : $"({card.About})");
        card.Drawn.Add(Element.Of("a", "nhsuk-link", await output.GetChildContentAsync(), about is null ? null : Element.Hidden(" " + about))
            .With("href", Href)
            .WithWritten(output.Attributes));
        output.SuppressOutput();
    }
}
