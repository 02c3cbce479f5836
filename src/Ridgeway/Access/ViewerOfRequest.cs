using System.Security.Claims;

namespace Ridgeway.Access;

/// <summary>The signed-in viewer, from wherever a page or endpoint stands.</summary>
public static class ViewerOfRequest
{
    /// <summary>The viewer, or null where nobody is signed in.</summary>
    public static Viewer? AsViewer(this ClaimsPrincipal principal) => Access.Viewer.TryRead(principal, out var viewer) ? viewer : null;

    /// <summary>The viewer of a page that only those signed in can open.</summary>
    /// <exception cref="InvalidOperationException">The page let someone in who is not signed in.</exception>
    public static Viewer Viewer(this HttpContext http) => http.User.AsViewer()
        ?? throw new InvalidOperationException("This needs someone signed in: the page or endpoint must not allow anonymous requests.");
}
