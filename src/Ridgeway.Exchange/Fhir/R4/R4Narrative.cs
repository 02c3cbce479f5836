using System.Xml;

namespace Ridgeway.Exchange.Fhir.R4;

/// <summary>Says whether a narrative may be shown: well formed, in the XHTML namespace, and nothing in it but text, layout, links and pictures (R4 txt-1, txt-2).</summary>
internal static class R4Narrative
{
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    private static readonly HashSet<string> Elements =
    [
        "a", "abbr", "acronym", "b", "big", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "dfn", "div", "dl", "dt", "em",
        "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "li", "ol", "p", "pre", "q", "samp", "small", "span", "strong", "sub", "sup",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "ul", "var",
    ];

    private static readonly HashSet<string> Attributes =
    [
        "abbr", "accesskey", "align", "alt", "axis", "bgcolor", "border", "cellhalign", "cellpadding", "cellspacing", "cellvalign", "char", "charoff",
        "charset", "cite", "class", "colspan", "compact", "coords", "dir", "frame", "headers", "height", "href", "hreflang", "hspace", "id", "lang",
        "longdesc", "name", "nowrap", "rel", "rev", "rowspan", "rules", "scope", "shape", "span", "src", "start", "style", "summary", "tabindex",
        "title", "type", "valign", "value", "vspace", "width", "xmlns", "xml:lang", "xml:space",
    ];

    public static bool IsSafe(string div)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(div), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 4 << 20 });
            var (hasContent, isFirst) = (false, true);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    if ((isFirst && reader.LocalName != "div") || reader.Depth > 200 || !IsAllowed(reader))
                    {
                        return false;
                    }

                    isFirst = false;
                    hasContent |= reader.LocalName == "img";
                }

                hasContent |= reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA;
            }

            return hasContent;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool IsAllowed(XmlReader reader)
    {
        if (reader.NamespaceURI != Xhtml || !Elements.Contains(reader.LocalName))
        {
            return false;
        }

        for (var i = 0; i < reader.AttributeCount; i++)
        {
            reader.MoveToAttribute(i);
            if (!Attributes.Contains(reader.Name) || reader.Value.Contains("javascript:", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        reader.MoveToElement();
        return true;
    }
}
