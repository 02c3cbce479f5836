using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Ridgeway.Web.Elements;

/// <summary>HTML without what a reader cannot tell apart: order of attributes and classes, white space between elements.</summary>
internal static partial class SameHtml
{
    public static string Of(string html)
    {
        var text = new StringBuilder();
        var document = new HtmlParser().ParseDocument($"<body>{html}</body>");
        foreach (var node in document.Body!.ChildNodes)
        {
            Write(node, text, 0);
        }

        return text.ToString();
    }

    private static void Write(INode node, StringBuilder text, int depth)
    {
        switch (node)
        {
            case IText words when !string.IsNullOrWhiteSpace(words.Data):
                text.Append(' ', depth).AppendLine(Space().Replace(words.Data, " ").Trim());
                break;
            case IElement element:
                text.Append(' ', depth).Append('<').Append(element.LocalName);
                foreach (var attribute in element.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
                {
                    text.Append(' ').Append(attribute.Name).Append("=\"").Append(Value(attribute)).Append('"');
                }

                text.AppendLine(">");
                foreach (var child in element.ChildNodes)
                {
                    Write(child, text, depth + 1);
                }

                break;
        }
    }

    private static string Value(IAttr attribute) => attribute.Name == "class"
        ? string.Join(' ', attribute.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal))
        : attribute.Value;

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();
}
