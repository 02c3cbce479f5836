using System.Diagnostics.CodeAnalysis;

namespace Ridgeway.Access;

/// <summary>
/// What a system may do with one kind of resource: SMART App Launch 2.2 scopes, "system/Observation.rs".
/// Version 1 scopes are read as 2.2 says: ".read" is ".rs", ".write" is ".cud".
/// </summary>
/// <param name="Resource">A FHIR resource type, or * for all.</param>
/// <param name="Permissions">Some of c(reate), r(ead), u(pdate), d(elete), s(earch), in that order.</param>
/// <param name="Query">Which of them: what stands after "?", or null for all.</param>
public sealed record SystemScope(string Resource, string Permissions, string? Query = null)
{
    private const string Order = "cruds";
    private const string BulkSubmit = "bulk-submit";

    public static bool TryParse(string text, [NotNullWhen(true)] out SystemScope? scope)
    {
        scope = null;
        if (text == "system/" + BulkSubmit)
        {
            // The one scope that is an operation and no resource type: Bulk Data 4.0.0-ballot.
            scope = new SystemScope(BulkSubmit, "c");
            return true;
        }

        if (!text.StartsWith("system/", StringComparison.Ordinal))
        {
            return false;
        }

        var halves = text["system/".Length..].Split('?', 2);
        var parts = halves[0].Split('.');
        if (parts.Length != 2 || !IsResource(parts[0]) || PermissionsOf(parts[1]) is not { } permissions || halves is [_, ""])
        {
            return false;
        }

        scope = new SystemScope(parts[0], permissions, halves.Length == 2 ? halves[1] : null);
        return true;
    }

    /// <summary>Reads scopes separated by spaces.</summary>
    /// <param name="text">The list.</param>
    /// <param name="wrong">Those that could not be read.</param>
    public static IReadOnlyList<SystemScope> ParseAll(string text, out IReadOnlyList<string> wrong)
    {
        var unread = new List<string>();
        var scopes = new List<SystemScope>();
        foreach (var one in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (TryParse(one, out var scope))
            {
                scopes.Add(scope);
            }
            else
            {
                unread.Add(one);
            }
        }

        wrong = unread;
        return scopes;
    }

    /// <summary>What is both asked for and allowed, and no more.</summary>
    public static IReadOnlyList<SystemScope> Granted(IEnumerable<SystemScope> asked, IReadOnlyList<SystemScope> allowed) =>
        [.. asked.SelectMany(wish => allowed.Select(wish.Within)).OfType<SystemScope>().Distinct()];

    /// <summary>True where this scope lets someone do that, to all resources of the type.</summary>
    /// <param name="resource">A resource type.</param>
    /// <param name="permission">One of c, r, u, d, s.</param>
    public bool Allows(string resource, char permission) =>
        Query is null && (Resource == "*" || Resource == resource) && Permissions.Contains(permission, StringComparison.Ordinal);

    public override string ToString() => Resource == BulkSubmit ? "system/" + BulkSubmit : $"system/{Resource}.{Permissions}{(Query is null ? "" : $"?{Query}")}";

    private SystemScope? Within(SystemScope allowed)
    {
        var resource = Resource == allowed.Resource || allowed.Resource == "*" ? Resource : Resource == "*" ? allowed.Resource : null;
        var permissions = string.Concat(Permissions.Where(allowed.Permissions.Contains));
        var queriesAgree = Query is null || allowed.Query is null || Query == allowed.Query;
        return resource is null || permissions.Length == 0 || !queriesAgree ? null : new SystemScope(resource, permissions, Query ?? allowed.Query);
    }

    private static bool IsResource(string text) => text == "*" || (text.Length > 0 && char.IsAsciiLetterUpper(text[0]) && text.All(char.IsAsciiLetter));

    private static string? PermissionsOf(string text)
    {
        var letters = text switch
        {
            "read" => "rs",
            "write" => "cud",
            "*" => Order,
            _ => text,
        };
        var last = -1;
        foreach (var letter in letters)
        {
            var place = Order.IndexOf(letter, StringComparison.Ordinal);
            if (place <= last)
            {
                return null;
            }

            last = place;
        }

        return letters.Length == 0 ? null : letters;
    }
}
