using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>A tag as an author would write it, and what is inside it; drawn as Razor draws it, without a page.</summary>
internal sealed record Drawn(string Tag, TagHelper? Element, IReadOnlyList<Drawn> Inside)
{
    public string? Html { get; private init; }

    public Dictionary<string, string?> Attributes { get; } = new(StringComparer.Ordinal);

    public static Drawn Raw(string html) => new("", null, []) { Html = html };

    public static Drawn Text(string text) => Raw(HtmlEncoder.Default.Encode(text));

    public static Drawn Of(string tag, TagHelper? element, params IEnumerable<Drawn> inside) => new(tag, element, [.. inside]);

    public Drawn With(string attribute, string? value)
    {
        if (value is not null)
        {
            Attributes[attribute] = value;
        }

        return this;
    }

    public async Task<string> DrawAsync()
    {
        using var writer = new StringWriter();
        (await DrawAsync(new Dictionary<object, object>())).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private async Task<IHtmlContent> DrawAsync(IDictionary<object, object> items)
    {
        if (Html is not null)
        {
            return new HtmlString(Html);
        }

        // As in Razor, what a tag puts in its items is seen by what is inside it and by nothing else.
        var own = new Dictionary<object, object>(items);
        var attributes = new TagHelperAttributeList(Attributes.Select(pair => pair.Value is ""
            ? new TagHelperAttribute(pair.Key)
            : new TagHelperAttribute(pair.Key, pair.Value)));
        var context = new TagHelperContext(Tag, attributes, own, "drawn");
        var output = new TagHelperOutput(Tag, new TagHelperAttributeList(attributes), (_, _) => InsideAsync(own));
        if (Element is not null)
        {
            Element.Init(context);
            await Element.ProcessAsync(context, output);
        }

        if (!output.IsContentModified && output.TagName is not null)
        {
            output.Content = await output.GetChildContentAsync();
        }

        return output;
    }

    private async Task<TagHelperContent> InsideAsync(IDictionary<object, object> items)
    {
        var content = new DefaultTagHelperContent();
        foreach (var child in Inside)
        {
            content.AppendHtml(await child.DrawAsync(items));
        }

        return content;
    }
}
