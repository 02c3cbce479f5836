using System.Globalization;
using System.Text;

namespace Ridgeway.Web.Charts;

/// <summary>A trend no taller than two lines of text, with the line it is read against. What it says stands in words beside it.</summary>
internal static class TrendLine
{
    private const double Width = 100;
    private const double Height = 30;
    private const double Margin = 3;

    /// <param name="points">Day number and value, oldest first; at least two.</param>
    /// <param name="line">The value it is read against, or null.</param>
    /// <param name="isSignal">True where the latest needs attention.</param>
    public static string Draw(IReadOnlyList<(int Day, double Value)> points, double? line, bool isSignal)
    {
        var values = points.Select(point => point.Value).ToList();
        var (low, high) = (Math.Min(values.Min(), line ?? double.MaxValue), Math.Max(values.Max(), line ?? double.MinValue));
        double Across(int place) => points[^1].Day == points[0].Day
            ? Width * place / (points.Count - 1)
            : Width * (points[place].Day - points[0].Day) / (points[^1].Day - points[0].Day);
        double Down(double value) => high > low ? Margin + ((Height - (2 * Margin)) * (high - value) / (high - low)) : Height / 2;

        var drawn = new StringBuilder("<svg class=\"rw-trend\" viewBox=\"-2 0 104 30\" preserveAspectRatio=\"none\" focusable=\"false\" aria-hidden=\"true\">");
        if (line is { } at)
        {
            drawn.Append(CultureInfo.InvariantCulture, $"<line class=\"rw-trend__limit\" x1=\"0\" y1=\"{Down(at):0.#}\" x2=\"100\" y2=\"{Down(at):0.#}\" vector-effect=\"non-scaling-stroke\"/>");
        }

        var path = string.Join(' ', points.Select((point, place) => string.Create(CultureInfo.InvariantCulture, $"{Across(place):0.#},{Down(point.Value):0.#}")));
        drawn.Append(CultureInfo.InvariantCulture, $"<polyline class=\"rw-trend__line{(isSignal ? " rw-trend__line--signal" : "")}\" points=\"{path}\" vector-effect=\"non-scaling-stroke\"/>");
        return drawn.Append("</svg>").ToString();
    }
}
