using Ridgeway.Access;

namespace Ridgeway.Web;

/// <summary>
/// A place in the navigation at the top of every page. A room adds its own:
/// <c>services.AddSingleton(new NavigationItem("Referrals", "/referrals", 30, Role.Clinician));</c>
/// </summary>
/// <param name="Text">One or two words.</param>
/// <param name="Href">The page; it is current there and on every page below it.</param>
/// <param name="Order">Smaller is further left. Home is 0; rooms use ten times their place in the loop.</param>
/// <param name="For">The roles that see it.</param>
public sealed record NavigationItem(string Text, string Href, int Order, params Role[] For)
{
    /// <summary>True on this page and on those below it.</summary>
    public bool IsAt(PathString path) => Href == "/" ? path == "/" : path.StartsWithSegments(Href);
}
