using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ridgeway.Exchange.OpenReferral;

/// <summary>
/// A JSON value with its place in the document. Asking for something that is not there gives null;
/// asking for something that is there and wrong gives null and a problem.
/// </summary>
internal readonly partial record struct Node(JsonElement Element, string Path, List<OpenReferralProblem> Problems)
{
    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    public void Problem(string what) => Problems.Add(new OpenReferralProblem(Path, what));

    public void Problem(string name, string what) => Problems.Add(new OpenReferralProblem(Below(name), what));

    /// <summary>The value of a property; null where it is absent or JSON null.</summary>
    public Node? Get(string name)
    {
        if (!IsObject)
        {
            return null;
        }

        try
        {
            return Element.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
                ? new Node(value, Below(name), Problems)
                : null;
        }
        catch (InvalidOperationException)
        {
            // A property name in this object is not text: half of a surrogate pair.
            Problem("A name in this object cannot be read as text; the object was left out.");
            return null;
        }
    }

    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Get(name) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The objects in a list; a single object where a list is expected counts as a list of one.</summary>
    public IEnumerable<Node> Items(string name)
    {
        if (Get(name) is not { } list)
        {
            return [];
        }

        if (list.IsObject)
        {
            return [list];
        }

        if (list.Element.ValueKind != JsonValueKind.Array)
        {
            list.Problem("A list was expected; it was left out.");
            return [];
        }

        return list.Elements();
    }

    public IEnumerable<Node> Elements()
    {
        var index = 0;
        foreach (var element in Element.EnumerateArray())
        {
            yield return new Node(element, $"{(Path == "$" ? "" : Path)}[{index++}]", Problems);
        }
    }

    /// <summary>Text without blanks around it; null where it is blank. A number is taken as its digits.</summary>
    public string? Text(string name)
    {
        if (Get(name) is not { } value)
        {
            return null;
        }

        if (value.Element.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            value.Problem("Text was expected; it was left out.");
            return null;
        }

        try
        {
            var text = value.Element.ValueKind == JsonValueKind.Number ? value.Element.GetRawText() : value.Element.GetString();
            return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        }
        catch (InvalidOperationException)
        {
            value.Problem("The text is damaged and was left out.");
            return null;
        }
    }

    /// <summary>Text in which markup is taken out, for Open Referral allows HTML in descriptions.</summary>
    public string? PlainText(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var plain = Blanks().Replace(WebUtility.HtmlDecode(Tag().Replace(text, " ")), " ").Trim();
        return plain.Length == 0 ? null : plain;
    }

    public int? WholeNumber(string name, int least, int most)
    {
        if (Number(name) is not { } number)
        {
            return null;
        }

        if (number >= least && number <= most && number == Math.Floor(number))
        {
            return (int)number;
        }

        Problem(name, $"{number} is not a whole number from {least} to {most}; it was left out.");
        return null;
    }

    /// <summary>A number, written as one or as text.</summary>
    public double? Number(string name)
    {
        if (Get(name) is not { } value)
        {
            return null;
        }

        if (value.Element.ValueKind == JsonValueKind.Number && value.Element.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        if (value.Element.ValueKind == JsonValueKind.String
            && double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number))
        {
            return number;
        }

        value.Problem("A number was expected; it was left out.");
        return null;
    }

    /// <summary>A day; a time after it is allowed and dropped.</summary>
    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text.Length > 10 && text[10] is 'T' or ' ' ? text[..10] : text, "yyyy-MM-dd", out var day))
        {
            return day;
        }

        Problem(name, $"'{Shortened(text)}' is not a date; it was left out.");
        return null;
    }

    public string? WebAddress(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0)
        {
            return text;
        }

        Problem(name, $"'{Shortened(text)}' is not a web address; it was left out.");
        return null;
    }

    public string? EmailAddress(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Email().IsMatch(text))
        {
            return text;
        }

        Problem(name, $"'{Shortened(text)}' is not an e-mail address; it was left out.");
        return null;
    }

    public static string Shortened(string text) => text.Length <= 60 ? text : $"{text[..59]}…";

    private string Below(string name) => Path == "$" ? name : $"{Path}.{name}";

    [GeneratedRegex(@"<[A-Za-z/!][^<>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s.]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email();
}
