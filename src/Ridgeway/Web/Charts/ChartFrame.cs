using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Ridgeway.Web.Charts;

/// <summary>
/// One drawing in the page. Across, places are percentages and down they are pixels, so that bars use the width there is and
/// letters keep their size, at 320 pixels as on a wall. No styles of its own: the content security policy refuses them.
/// </summary>
internal sealed class ChartFrame
{
    private static readonly HtmlEncoder Escape = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder drawn = new();

    public void Line(double x1, double y1, double x2, double y2, string kind) =>
        Add($"<line class=\"rw-chart__{kind}\" x1=\"{Percent(x1)}\" y1=\"{Pixel(y1)}\" x2=\"{Percent(x2)}\" y2=\"{Pixel(y2)}\"/>");

    public void Bar(double x, double y, double width, double height, string kind) =>
        Add($"<rect class=\"rw-chart__{kind}\" x=\"{Percent(x)}\" y=\"{Pixel(y)}\" width=\"{Percent(Math.Max(width, 0))}\" height=\"{Pixel(height)}\"/>");

    public void Point(double x, double y, double radius, string kind) =>
        Add($"<circle class=\"rw-chart__{kind}\" cx=\"{Percent(x)}\" cy=\"{Pixel(y)}\" r=\"{Pixel(radius)}\"/>");

    /// <param name="x">Per cent across.</param>
    /// <param name="y">The foot of the letters, in pixels.</param>
    /// <param name="words">What is written.</param>
    /// <param name="anchor">Which part of the words stands at x: start, middle or end.</param>
    public void Words(double x, double y, string words, string anchor = "start") =>
        Add($"<text x=\"{Percent(x)}\" y=\"{Pixel(y)}\" text-anchor=\"{anchor}\">{Escape.Encode(words)}</text>");

    /// <summary>The drawing as SVG, to be written into a page as it is.</summary>
    /// <param name="id">Unique in the page.</param>
    /// <param name="title">What is drawn.</param>
    /// <param name="description">What it shows, in words.</param>
    /// <param name="height">In pixels.</param>
    public string Close(string id, string title, string description, double height) =>
        $"<svg class=\"rw-chart rw-chart--stretch\" role=\"img\" aria-labelledby=\"{id}-title {id}-description\" height=\"{Pixel(height)}\" "
        + $"xmlns=\"http://www.w3.org/2000/svg\"><title id=\"{id}-title\">{Escape.Encode(title)}</title>"
        + $"<desc id=\"{id}-description\">{Escape.Encode(description)}</desc>{drawn}</svg>";

    private void Add(FormattableString element) => drawn.Append(element.ToString(CultureInfo.InvariantCulture));

    private static string Percent(double value) => $"{Math.Round(value, 2).ToString(CultureInfo.InvariantCulture)}%";

    private static string Pixel(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
