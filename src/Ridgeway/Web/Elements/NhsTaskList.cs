using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>Things to be done, each with how far it is. Children: <c>nhs-task</c>.</summary>
[HtmlTargetElement("nhs-task-list")]
public sealed class NhsTaskList : TagHelper
{
    /// <summary>What the ids of this list begin with, where a page has two lists.</summary>
    public string IdPrefix { get; set; } = "task-list";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(TaskDrawing)] = new TaskDrawing(IdPrefix);
        output.Replace(Element.Of("ul", "nhsuk-task-list", await output.GetChildContentAsync()).WithWritten(output.Attributes));
    }
}

internal sealed record TaskDrawing(string IdPrefix)
{
    public int Count { get; set; }
}

/// <summary>One thing to be done: the content names it. Without <c>href</c> it cannot be started yet.</summary>
[HtmlTargetElement("nhs-task")]
public sealed class NhsTask : TagHelper
{
    private string? hint;
    private string? statusColour;

    public string? Href { get; set; }

    /// <summary>Empty, as Razor writes a null in a text, is none.</summary>
    public string? Hint { get => hint; set => hint = string.IsNullOrEmpty(value) ? null : value; }

    public string Status { get; set; } = "";

    /// <summary>The colour of the status, as of <see cref="NhsTag"/>; none for what is done or cannot start.</summary>
    public string? StatusColour { get => statusColour; set => statusColour = string.IsNullOrEmpty(value) ? null : value; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var list = (TaskDrawing)context.Items[typeof(TaskDrawing)];
        var id = $"{list.IdPrefix}-{++list.Count}";
        var title = await output.GetChildContentAsync();
        var name = Href is null
            ? Element.Of("div", null, title)
            : Element.Of("a", "nhsuk-task-list__link nhsuk-link", title)
                .With("href", Href)
                .With("aria-describedby", Element.Classes(Hint is null ? null : $"{id}-hint", $"{id}-status"));
        var tag = Element.Of(
            "strong",
            StatusColour is not null
                ? $"nhsuk-tag nhsuk-tag--{StatusColour}"
                : Element.Classes("nhsuk-tag nhsuk-tag--no-colour nhsuk-tag--no-border nhsuk-u-font-weight-normal", Href is null ? "nhsuk-u-secondary-text-colour" : null),
            Status);
        output.Replace(Element.Of(
            "li",
            Element.Classes("nhsuk-task-list__item", Href is null ? null : "nhsuk-task-list__item--with-link"),
            Element.Of(
                "div",
                "nhsuk-task-list__name-and-hint",
                name,
                Hint is null ? null : Element.Of("div", "nhsuk-task-list__hint", Hint).With("id", $"{id}-hint")),
            Element.Of("div", "nhsuk-task-list__status", tag).With("id", $"{id}-status")));
    }
}
