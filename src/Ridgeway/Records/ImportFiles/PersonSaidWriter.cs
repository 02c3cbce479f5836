using System.Text.Json;
using System.Text.Json.Serialization;
using Ridgeway.Data;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records.ImportFiles;

/// <summary>Keeps what an import said of each person many at a time, and reads it back.</summary>
internal static class PersonSaidWriter
{
    /// <summary>As events are stored, without what was not said.</summary>
    private static readonly JsonSerializerOptions Short = MakeShort();

    public static void Run(StoreWrite write, PeopleToSave people, ImportId import, int part, CancellationToken cancel)
    {
        using var rows = ManyRows.Into(write, "records_person_said", ["person_id", "import_id", "part", "said"]);
        var whose = write.Id(import.Value);
        foreach (var (person, drafts) in people.Said)
        {
            cancel.ThrowIfCancellationRequested();
            rows.Add(write.Id(person.Value), whose, part, JsonSerializer.Serialize(drafts, Short));
        }

        rows.Finish();
    }

    public static IReadOnlyList<PersonDraft> Read(string said) => JsonSerializer.Deserialize<List<PersonDraft>>(said, Short) ?? [];

    private static JsonSerializerOptions MakeShort()
    {
        var options = new JsonSerializerOptions { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
        RidgewayJson.Configure(options, JsonNamingPolicy.CamelCase);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
