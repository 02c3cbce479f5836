using Microsoft.AspNetCore.Http;

namespace Ridgeway.Web.Elements;

/// <summary>Where on this page each answer is asked for: filled as fields are drawn, read by the error summary, which is drawn last.</summary>
internal sealed class FieldPlaces
{
    private readonly Dictionary<string, (int Order, string ElementId)> places = new(StringComparer.OrdinalIgnoreCase);

    public static FieldPlaces Of(HttpContext http)
    {
        if (http.Items[typeof(FieldPlaces)] is not FieldPlaces places)
        {
            http.Items[typeof(FieldPlaces)] = places = new FieldPlaces();
        }

        return places;
    }

    public void Add(string key, string elementId) => places[key] = (places.Count, elementId);

    public string? ElementFor(string key) => places.TryGetValue(key, out var place) ? place.ElementId : null;

    /// <summary>Fields in the order of the page; what belongs to no field comes after them.</summary>
    public int OrderOf(string key) => places.TryGetValue(key, out var place) ? place.Order : int.MaxValue;
}
