using Ridgeway.Delivery;

namespace Ridgeway.Content.Kinds;

/// <summary><c>programme:</c> so many sessions over so many weeks, what completes it and what is asked at its start and end.</summary>
internal sealed class ProgrammeReader : IContentKind
{
    public string Key => "programme";

    public object Read(string id, ContentEntry entry)
    {
        var sessions = entry.Whole("sessions", 1, 200);
        return new Programme
        {
            Id = id,
            Name = entry.Text("name"),
            Version = entry.Text("version"),
            Intervention = entry.Reference("intervention", "intervention"),
            Sessions = sessions,
            Weeks = entry.Whole("weeks", 1, 104),
            CompletionThreshold = entry.Whole("completed-at", 1, sessions),
            Questionnaires = [.. entry.Texts("questionnaires").Select(name => Read(entry, name)).OfType<Questionnaire>()],
            Source = Said(entry),
        };
    }

    private static Questionnaire? Read(ContentEntry entry, string name)
    {
        if (Questionnaires.TryParse(name, out var questionnaire))
        {
            return questionnaire;
        }

        var known = Enum.GetValues<Questionnaire>().Select(Questionnaires.Id).ToList();
        entry.Problem("questionnaires", $"There is no questionnaire '{name}'; there are {string.Join(", ", known)}.", Nearest.To(name, known));
        return null;
    }

    private static string Said(ContentEntry entry)
    {
        var source = entry.Source();
        return $"{source.Ref} ({source.Flag.ToString().ToLowerInvariant()})";
    }
}
