using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>What a group of choices tells its children, and what they have drawn so far.</summary>
internal sealed record ChoiceDrawing(string IdPrefix, string Name, string Block, string Type, IReadOnlyCollection<string> Chosen)
{
    public List<IHtmlContent> Drawn { get; } = [];

    /// <summary>A divider takes a number too, as in nhsuk-frontend.</summary>
    public int Places { get; set; }

    /// <summary>The first choice has the group's own id, so that the error summary's link leads to it.</summary>
    public string NextId() => ++Places == 1 ? IdPrefix : $"{IdPrefix}-{Places}";
}

/// <summary>One choice; its content is its label. What it reveals when chosen stands in <c>nhs-reveal</c>.</summary>
[HtmlTargetElement("nhs-radio")]
[HtmlTargetElement("nhs-checkbox")]
public sealed class NhsChoice : TagHelper
{
    public string Value { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>Choosing this one clears the others: "none of these".</summary>
    public bool Exclusive { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var group = (ChoiceDrawing)context.Items[typeof(ChoiceDrawing)];
        var id = group.NextId();
        var revealed = new Revealed();
        context.Items[typeof(Revealed)] = revealed;
        var label = await output.GetChildContentAsync();
        var isChosen = group.Chosen.Contains(Value, StringComparer.Ordinal);
        var revealedId = revealed.Content is null ? null : $"conditional-{id}";

        var input = Element.Void("input", $"nhsuk-{group.Block}__input")
            .With("id", id)
            .With("name", group.Name)
            .With("type", group.Type)
            .With("value", Value)
            .WithFlag("checked", isChosen)
            .With("data-aria-controls", revealedId)
            .With("data-behaviour", Exclusive ? "exclusive" : null)
            .With("aria-describedby", Hint is null ? null : $"{id}-item-hint")
            .WithWritten(output.Attributes);
        group.Drawn.Add(Element.Of(
            "div",
            $"nhsuk-{group.Block}__item",
            input,
            Element.Of("label", $"nhsuk-label nhsuk-{group.Block}__label", label).With("for", id),
            Hint is null ? null : Element.Of("div", $"nhsuk-hint nhsuk-{group.Block}__hint", Hint).With("id", $"{id}-item-hint")));
        if (revealed.Content is not null)
        {
            group.Drawn.Add(Element.Of(
                    "div",
                    Element.Classes($"nhsuk-{group.Block}__conditional", isChosen ? null : $"nhsuk-{group.Block}__conditional--hidden"),
                    revealed.Content)
                .With("id", revealedId));
        }

        output.SuppressOutput();
    }
}

internal sealed class Revealed
{
    public IHtmlContent? Content { get; set; }
}

/// <summary>What a choice reveals: shown only while it is chosen, and always where there is no JavaScript.</summary>
[HtmlTargetElement("nhs-reveal")]
public sealed class NhsReveal : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((Revealed)context.Items[typeof(Revealed)]).Content = await output.GetChildContentAsync();
        output.SuppressOutput();
    }
}

/// <summary>The word "or" between choices of one kind and a choice of another.</summary>
[HtmlTargetElement("nhs-or")]
public sealed class NhsOr : TagHelper
{
    public string Text { get; set; } = "or";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var group = (ChoiceDrawing)context.Items[typeof(ChoiceDrawing)];
        group.Places++;
        group.Drawn.Add(Element.Of("div", $"nhsuk-{group.Block}__divider", Text));
        output.SuppressOutput();
    }
}
