using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Ridgeway.Web;

/// <summary>What a page tells the layout around it. Sections: BeforeContent (back link or breadcrumb).</summary>
public static class PageFrame
{
    internal const string SaidCookie = "ridgeway.said";
    private const string TitleKey = "Ridgeway.Title";
    private const string WideKey = "Ridgeway.Wide";
    private const string DoneKey = "Ridgeway.Done";

    /// <summary>The page's title, as its heading says it. Every page has one.</summary>
    public static void Title(this ViewDataDictionary view, string title) => view[TitleKey] = title;

    /// <summary>Lets a work list or chart use the width of the screen. Journeys and text stay narrow, to be read.</summary>
    public static void Wide(this ViewDataDictionary view) => view[WideKey] = true;

    /// <summary>Says on the next page shown that something was done: call it before redirecting.</summary>
    public static void Say(this ITempDataDictionary temp, string done) => temp[DoneKey] = done;

    internal static string TitleOf(ViewDataDictionary view)
    {
        var title = view[TitleKey] as string;
        var error = view.ModelState.IsValid ? "" : "Error: ";
        return title is null or "Ridgeway" ? $"{error}Ridgeway" : $"{error}{title} – Ridgeway";
    }

    internal static bool IsWide(ViewDataDictionary view) => view[WideKey] is true;

    /// <summary>What the page before this one said was done. Without the cookie nothing is read, so that nothing is written.</summary>
    internal static string? Said(HttpContext http, ITempDataDictionary temp) =>
        http.Request.Cookies.ContainsKey(SaidCookie) ? temp[DoneKey] as string : null;
}
