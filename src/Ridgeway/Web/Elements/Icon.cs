using Microsoft.AspNetCore.Html;

namespace Ridgeway.Web.Elements;

/// <summary>The icons of nhsuk-frontend 10.6.1 that our elements use, drawn in the page as its templates draw them.</summary>
internal static class Icon
{
    public static IHtmlContent ArrowLeft { get; } = Draw("arrow-left", "M10.7 6.3c.4.4.4 1 0 1.4L7.4 11H19a1 1 0 0 1 0 2H7.4l3.3 3.3c.4.4.4 1 0 1.4a1 1 0 0 1-1.4 0l-5-5A1 1 0 0 1 4 12c0-.3.1-.5.3-.7l5-5a1 1 0 0 1 1.4 0Z");

    public static IHtmlContent ArrowRight { get; } = Draw("arrow-right", "m14.7 6.3 5 5c.2.2.3.4.3.7 0 .3-.1.5-.3.7l-5 5a1 1 0 0 1-1.4-1.4l3.3-3.3H5a1 1 0 0 1 0-2h11.6l-3.3-3.3a1 1 0 1 1 1.4-1.4Z");

    public static IHtmlContent ChevronRightCircle { get; } = Draw("chevron-right-circle", "M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm-.3 5.8a1 1 0 1 0-1.5 1.4l2.9 2.8-2.9 2.8a1 1 0 0 0 1.5 1.4l3.5-3.5c.4-.4.4-1 0-1.4Z");

    private static HtmlString Draw(string name, string path) => new(
        $"<svg class=\"nhsuk-icon nhsuk-icon--{name}\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\" width=\"16\" height=\"16\" focusable=\"false\" aria-hidden=\"true\"><path d=\"{path}\"/></svg>");
}
