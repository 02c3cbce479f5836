namespace Ridgeway.Access;

/// <summary>
/// What an app may do on behalf of somebody signed in: SMART App Launch 2.2 scopes, "user/Observation.rs" (of whomever they may see) and
/// "patient/Observation.rs" (of a person, their own record). They never allow more than the person themselves may: whom they see is
/// decided by <see cref="Sight"/>, and nothing is written.
/// </summary>
public static class UserScopes
{
    private static readonly string[] Starts = ["user/", "patient/"];

    /// <summary>Reads scopes separated by spaces; those of version 1 as <see cref="SystemScope"/> does.</summary>
    /// <param name="text">The list.</param>
    /// <param name="role">Whose: only a person has a record of their own.</param>
    /// <param name="wrong">Those that could not be read, or mean nothing for this role.</param>
    public static IReadOnlyList<SystemScope> ParseAll(string text, Role role, out IReadOnlyList<string> wrong)
    {
        var (scopes, unread) = (new List<SystemScope>(), new List<string>());
        foreach (var one in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var start = Starts.FirstOrDefault(start => one.StartsWith(start, StringComparison.Ordinal));
            if (start is null || (start == "patient/" && role != Role.Person) || !SystemScope.TryParse("system/" + one[start.Length..], out var scope) || !char.IsAsciiLetterUpper(scope.Resource[0]) && scope.Resource != "*")
            {
                unread.Add(one);
            }
            else
            {
                scopes.Add(scope);
            }
        }

        wrong = unread;
        return scopes;
    }
}
