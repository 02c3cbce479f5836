using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ridgeway.Web.Elements;

/// <summary>The few words in which the NHS elements are written: an element, its classes, its attributes, its children.</summary>
internal static class Element
{
    /// <param name="tag">The element's name.</param>
    /// <param name="cssClass">Its classes, or null for none.</param>
    /// <param name="children">Text (encoded), content (as it is) or null (left out).</param>
    public static TagBuilder Of(string tag, string? cssClass, params ReadOnlySpan<object?> children)
    {
        var element = new TagBuilder(tag);
        if (!string.IsNullOrEmpty(cssClass))
        {
            element.Attributes["class"] = cssClass;
        }

        foreach (var child in children)
        {
            element.Add(child);
        }

        return element;
    }

    public static TagBuilder Void(string tag, string? cssClass)
    {
        var element = Of(tag, cssClass);
        element.TagRenderMode = TagRenderMode.SelfClosing;
        return element;
    }

    public static TagBuilder Add(this TagBuilder element, object? child)
    {
        switch (child)
        {
            case null:
                break;
            case IHtmlContent content:
                element.InnerHtml.AppendHtml(content);
                break;
            default:
                element.InnerHtml.Append(child.ToString() ?? "");
                break;
        }

        return element;
    }

    /// <summary>Sets the attribute unless the value is null.</summary>
    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null)
        {
            element.Attributes[attribute] = value;
        }

        return element;
    }

    /// <summary>Sets an attribute that has no value, such as <c>disabled</c>.</summary>
    public static TagBuilder WithFlag(this TagBuilder element, string attribute, bool isSet) =>
        isSet ? element.With(attribute, "") : element;

    /// <summary>Copies what the author wrote on the tag and no property took; classes are added to those that are there.</summary>
    public static TagBuilder WithWritten(this TagBuilder element, TagHelperAttributeList written)
    {
        foreach (var attribute in written)
        {
            var value = Text(attribute);
            if (string.Equals(attribute.Name, "class", StringComparison.OrdinalIgnoreCase))
            {
                element.Attributes["class"] = Classes(element.Attributes.GetValueOrDefault("class"), value);
            }
            else
            {
                element.Attributes[attribute.Name] = value;
            }
        }

        return element;
    }

    public static string Classes(params ReadOnlySpan<string?> classes)
    {
        var joined = new List<string>(classes.Length);
        foreach (var one in classes)
        {
            if (!string.IsNullOrWhiteSpace(one))
            {
                joined.Add(one);
            }
        }

        return string.Join(' ', joined);
    }

    public static TagBuilder Hidden(string text) => Of("span", "nhsuk-u-visually-hidden", text);

    /// <summary>Replaces the author's tag with this element.</summary>
    public static void Replace(this TagHelperOutput output, IHtmlContent with)
    {
        output.TagName = null;
        output.Attributes.Clear();
        output.Content.SetHtmlContent(with);
    }

    private static string Text(TagHelperAttribute attribute) => attribute.Value switch
    {
        null => "",
        _ when attribute.ValueStyle == HtmlAttributeValueStyle.Minimized => "",
        IHtmlContent content => System.Net.WebUtility.HtmlDecode(content.ToText()),
        var value => value.ToString() ?? "",
    };

    private static string ToText(this IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }
}
